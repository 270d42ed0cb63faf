import type { VisitUnderWay } from '@cordon/protocol/visit/state.ts';
import { useWords } from '../../../i18n/words.tsx';
import { ChangeList } from '../../../steps/parts/change-list.tsx';
import { ReasonButton } from '../../../steps/parts/reason-command.tsx';
import { changedSinceHold } from '../../../watch/changed.ts';

/** Letting a held visit go on; a step that failed is done again. [U333] What was changed meanwhile is listed above the button. */
export function ResumeButton({ visit }: { visit: VisitUnderWay }) {
  const { t } = useWords();
  return (
    <ReasonButton
      tone="accent"
      title={t('board.story.resume')}
      text={t('board.story.resumeText')}
      actionWord={t('board.story.resume')}
      quickReasons={[t('board.story.resumeNotes.checked'), t('board.story.resumeNotes.solved')]}
      command={(note) => ({ type: 'resumeVisit', visitId: visit.id, note })}
    >
      <ChangeList visit={visit} changes={changedSinceHold(visit)} title={t('steps.changes.sinceHold')} />
    </ReasonButton>
  );
}
