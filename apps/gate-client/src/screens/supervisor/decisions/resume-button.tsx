import { useState } from 'react';
import { useWords } from '../../../i18n/words.tsx';
import { useCommand } from '../../../outbox/use-command.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { ReasonDialog } from '../../../ui/sheet/reason-dialog.tsx';

/** Letting a held visit go on; a step that failed is done again. */
export function ResumeButton({ visitId }: { visitId: string }) {
  const { t } = useWords();
  const act = useCommand();
  const [open, setOpen] = useState(false);
  return (
    <>
      <ActionButton
        size="desk"
        tone="accent"
        busy={act.busy}
        onPress={() => {
          setOpen(true);
        }}
      >
        {t('board.story.resume')}
      </ActionButton>
      <ReasonDialog
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title={t('board.story.resume')}
        text={t('board.story.resumeText')}
        actionWord={t('board.story.resume')}
        quickReasons={[t('board.story.resumeNotes.checked'), t('board.story.resumeNotes.solved')]}
        onSubmit={async (note) => {
          const done = await act.run({ type: 'resumeVisit', visitId, note });
          if (done) setOpen(false);
          return done;
        }}
      >
        <RefusalNotice refusal={act.refusal} onDismiss={act.dismiss} />
      </ReasonDialog>
    </>
  );
}
