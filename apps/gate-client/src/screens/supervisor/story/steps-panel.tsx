import { nextSteps, stepsOf } from '@cordon/protocol/visit/route.ts';
import { type VisitStep, isClosed, isUnderWay, type VisitState } from '@cordon/protocol/visit/state.ts';
import { stepNameIn } from '../../../i18n/visit-words.ts';
import { useWords } from '../../../i18n/words.tsx';
import { Panel } from '../../../ui/page/screen.tsx';
import { StepList, type StepState } from '../../../ui/page/step-list.tsx';

/** The whole route with how far it has come; [U123] once the visit is closed, what was not done says so. */
export function StepsPanel({ visit }: { visit: VisitState }) {
  const words = useWords();
  const { t } = words;
  const steps = stepsOf(visit);
  const done = steps.filter(({ status }) => status === 'done').length;
  const next = new Set(isUnderWay(visit) ? nextSteps(visit).map(({ id }) => id) : []);
  return (
    <Panel
      title={t('board.story.steps')}
      level={3}
      flush
      aside={
        <span>
          {done}/{steps.length}
        </span>
      }
    >
      <StepList
        label={t('board.story.steps')}
        steps={steps.map((step) => {
          const attempt = step.progress?.attempt ?? 1;
          const doneAt = step.progress?.doneAt ?? null;
          const state = stateOf(step, visit, next);
          return {
            id: step.id,
            word: stepNameIn(words, visit, step.id),
            state,
            stateWord: t(`terms.stepStatus.${step.status}`),
            ...(attempt > 1 && { note: t('terms.attempt', { count: attempt }) }),
            aside:
              state === 'undone'
                ? t(`terms.undone.${step.status === 'running' ? 'begun' : 'never'}`)
                : doneAt === null
                  ? null
                  : words.time(doneAt),
          };
        })}
      />
    </Panel>
  );
}

function stateOf(step: VisitStep, visit: VisitState, next: ReadonlySet<string>): StepState {
  switch (step.status) {
    case 'done':
      return 'done';
    case 'failed':
      return 'failed';
    case 'running':
    case 'pending': {
      if (isClosed(visit)) return 'undone';
      const isNext = next.has(step.id);
      if (isNext && isUnderWay(visit) && visit.held !== null) return 'held';
      if (step.status === 'running') return 'running';
      return isNext ? 'next' : 'later';
    }
    default:
      return step.status satisfies never;
  }
}
