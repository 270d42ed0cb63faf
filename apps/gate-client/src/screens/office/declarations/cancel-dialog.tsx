import type { VisitState } from '@cordon/protocol/visit/state.ts';
import { plateWords } from '../../../i18n/visit-words.ts';
import { useWords } from '../../../i18n/words.tsx';
import { useCommand } from '../../../outbox/use-command.ts';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { ReasonDialog } from '../../../ui/sheet/reason-dialog.tsx';

export function CancelDialog({ visit, onClose }: { visit: VisitState | null; onClose: () => void }) {
  const { t } = useWords();
  const act = useCommand();
  return (
    <ReasonDialog
      opened={visit !== null}
      onClose={onClose}
      title={t('office.declarations.cancelTitle', {
        plate: visit === null ? '' : plateWords(visit.declaration.plate),
      })}
      text={t('office.declarations.cancelText')}
      actionWord={t('office.declarations.cancel')}
      quickReasons={[
        t('office.declarations.cancelReasons.postponed'),
        t('office.declarations.cancelReasons.replaced'),
        t('office.declarations.cancelReasons.mistake'),
      ]}
      onSubmit={async (reason) => {
        if (visit === null) return false;
        const done = await act.run({ type: 'cancelDeclaration', visitId: visit.id, reason });
        if (done) onClose();
        return done;
      }}
    >
      <RefusalNotice refusal={act.refusal} onDismiss={act.dismiss} />
    </ReasonDialog>
  );
}
