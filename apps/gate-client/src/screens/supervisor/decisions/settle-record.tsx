import { useState } from 'react';
import { useWords } from '../../../i18n/words.tsx';
import { useCommand } from '../../../outbox/use-command.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { ReasonDialog } from '../../../ui/sheet/reason-dialog.tsx';

/** [U240] What was done about a record that could not be taken, in a word; then it no longer waits. */
export function SettleRecord({ visitId, recordId }: { visitId: string; recordId: string }) {
  const { t } = useWords();
  const act = useCommand();
  const [open, setOpen] = useState(false);
  return (
    <>
      <ActionButton size="desk" tone="accent" busy={act.busy} onPress={() => setOpen(true)}>
        {t('board.records.settle')}
      </ActionButton>
      <ReasonDialog
        opened={open}
        onClose={() => setOpen(false)}
        title={t('board.records.settleTitle')}
        text={t('board.records.settleText')}
        actionWord={t('board.records.settle')}
        quickReasons={[t('board.records.notes.same'), t('board.records.notes.again'), t('board.records.notes.asked')]}
        onSubmit={async (note) => {
          const done = await act.run({ type: 'settleRecord', visitId, recordId, note });
          if (done) setOpen(false);
          return done;
        }}
      >
        <RefusalNotice refusal={act.refusal} onDismiss={act.dismiss} />
      </ReasonDialog>
    </>
  );
}
