import type { Declaration } from '@cordon/protocol/declaration/declaration.ts';
import { plateWords } from '../../i18n/visit-words.ts';
import { useWords } from '../../i18n/words.tsx';
import { ReasonCommand } from '../parts/reason-command.tsx';

type Props = { visit: NamedVisit; opened: boolean; onClose: () => void };

/** Stops the vehicle where it stands, until a supervisor decides. */
export function HoldDialog({ visit, opened, onClose }: Props) {
  const { t } = useWords();
  return (
    <ReasonCommand
      opened={opened}
      onClose={onClose}
      title={t('steps.hold.title', { plate: plateWords(visit.declaration.plate) })}
      text={t('steps.hold.text')}
      actionWord={t('steps.hold.submit')}
      quickReasons={[
        t('steps.hold.papers'),
        t('steps.hold.unwell'),
        t('steps.hold.behaviour'),
        t('steps.hold.vehicle'),
      ]}
      command={(reason) => ({ type: 'holdVisit', visitId: visit.id, reason })}
    />
  );
}

/** What an incident has to know of its vehicle; all that a point is told of one that is not expected there. */
export type NamedVisit = { id: string; declaration: Pick<Declaration, 'plate'> };
