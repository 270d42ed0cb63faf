import { useWords } from '../../../i18n/words.tsx';
import { useCommand } from '../../../outbox/use-command.ts';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { ReasonDialog } from '../../../ui/sheet/reason-dialog.tsx';

/** [U242] Answers by name for letting in and out without the network. */
export function PaperDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useWords();
  const act = useCommand();
  return (
    <ReasonDialog
      opened={opened}
      onClose={onClose}
      title={t('queue.paper.declare')}
      text={t('queue.paper.declareText')}
      actionWord={t('queue.paper.declareAction')}
      quickReasons={[t('queue.paper.reasons.wifi'), t('queue.paper.reasons.server'), t('queue.paper.reasons.power')]}
      onSubmit={async (reason) => {
        const done = await act.run({ type: 'declarePaper', reason });
        if (done) onClose();
        return done;
      }}
    >
      <RefusalNotice refusal={act.refusal} onDismiss={act.dismiss} />
    </ReasonDialog>
  );
}
