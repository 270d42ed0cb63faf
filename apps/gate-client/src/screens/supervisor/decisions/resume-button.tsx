import { useState } from 'react';
import type { VisitUnderWay } from '@cordon/protocol/visit/state.ts';
import { useWords } from '../../../i18n/words.tsx';
import { useCommand } from '../../../outbox/use-command.ts';
import { ChangeList } from '../../../steps/parts/change-list.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { ReasonDialog } from '../../../ui/sheet/reason-dialog.tsx';
import { changedSinceHold } from '../../../watch/changed.ts';

/** Letting a held visit go on; a step that failed is done again. [U333] What was changed meanwhile is listed above the button. */
export function ResumeButton({ visit }: { visit: VisitUnderWay }) {
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
          const done = await act.run({ type: 'resumeVisit', visitId: visit.id, note });
          if (done) setOpen(false);
          return done;
        }}
      >
        <ChangeList visit={visit} changes={changedSinceHold(visit)} title={t('steps.changes.sinceHold')} />
        <RefusalNotice refusal={act.refusal} onDismiss={act.dismiss} />
      </ReasonDialog>
    </>
  );
}
