import type { VisitState } from '@cordon/protocol/visit/state.ts';
import { plateWords } from '../../../i18n/visit-words.ts';
import { useWords } from '../../../i18n/words.tsx';
import { ReasonCommand } from '../../../steps/parts/reason-command.tsx';

export function CancelDialog({ visit, onClose }: { visit: VisitState; onClose: () => void }) {
  const { t } = useWords();
  return (
    <ReasonCommand
      opened
      onClose={onClose}
      title={t('office.declarations.cancelTitle', { plate: plateWords(visit.declaration.plate) })}
      text={t('office.declarations.cancelText')}
      actionWord={t('office.declarations.cancel')}
      quickReasons={[
        t('office.declarations.cancelReasons.postponed'),
        t('office.declarations.cancelReasons.replaced'),
        t('office.declarations.cancelReasons.mistake'),
      ]}
      command={(reason) => ({ type: 'cancelDeclaration', visitId: visit.id, reason })}
    />
  );
}
