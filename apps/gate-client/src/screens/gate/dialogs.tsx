import type { VisitState } from '@cordon/protocol/visit/state.ts';
import { plateWords } from '../../i18n/visit-words.ts';
import { useWords } from '../../i18n/words.tsx';
import { ReasonCommand } from '../../steps/parts/reason-command.tsx';

type Opened = { opened: boolean; onClose: () => void };

/** [U242] Answers by name for letting in and out without the network. */
export function PaperDialog({ opened, onClose }: Opened) {
  const { t } = useWords();
  return (
    <ReasonCommand
      opened={opened}
      onClose={onClose}
      title={t('queue.paper.declare')}
      text={t('queue.paper.declareText')}
      actionWord={t('queue.paper.declareAction')}
      quickReasons={[t('queue.paper.reasons.wifi'), t('queue.paper.reasons.server'), t('queue.paper.reasons.power')]}
      command={(reason) => ({ type: 'declarePaper', reason })}
    />
  );
}

/** Sends the vehicle away before it was admitted: the loop is closed with a reason. */
export function RefuseDialog({ visit, opened, onClose }: Opened & { visit: VisitState }) {
  const { t } = useWords();
  return (
    <ReasonCommand
      opened={opened}
      onClose={onClose}
      title={t('gate.refuse.title', { plate: plateWords(visit.declaration.plate) })}
      text={t('gate.refuse.text')}
      actionWord={t('gate.refuse.submit')}
      quickReasons={[
        t('gate.refuse.noPass'),
        t('gate.refuse.health'),
        t('gate.refuse.notWanted'),
        t('gate.refuse.ownWish'),
      ]}
      command={(reason) => ({ type: 'refuseVisit', visitId: visit.id, reason })}
    />
  );
}
