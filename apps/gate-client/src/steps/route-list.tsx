import { currentStep, stepsOf } from '@cordon/protocol/visit/route.ts';
import { type VisitStep, isClosed, isUnderWay, type VisitState } from '@cordon/protocol/visit/state.ts';
import { stepNameIn } from '../i18n/visit-words.ts';
import { useWords } from '../i18n/words.tsx';
import { useProvisional } from '../state/provisional/shown-picture.ts';
import { useState } from 'react';
import { ActionButton } from '../ui/buttons/button.tsx';
import { StepList, type StepItem, type StepState } from '../ui/page/step-list.tsx';
import { type Act, plainReport } from './model/acts.ts';
import styles from './steps.module.css';

type Props = {
  visit: VisitState;
  acts: readonly Act[]; // a step that can be opened now is a button
  next: Act | null;
  onOpen: (act: Act) => void;
  steps?: readonly VisitStep[]; // all of the route when not given
};

/** The route of the vehicle, with the one next step marked; [U123] of a closed visit none, and what was not done says so. */
export function RouteList({ visit, acts, next, onOpen, steps = stepsOf(visit) }: Props) {
  const words = useWords();
  const { t } = words;
  const current = currentStep(visit);
  const [allShown, setAllShown] = useState(false);
  const provisional = useProvisional(visit.id);
  const isOurs = (step: VisitStep) =>
    provisional !== null && (step.progress?.entries ?? []).some(({ version }) => version > provisional.confirmed);
  const items = steps.map((step): StepItem => {
    const known = stateOf(visit, step, next?.step.id ?? current?.id ?? null);
    const state = known === 'done' && isOurs(step) ? 'saved' : known;
    const act = acts.find((a) => a.step.id === step.id && plainReport(a) === null);
    const attempt = step.progress?.attempt ?? 1;
    const doneAt = step.progress?.doneAt ?? null;
    return {
      id: step.id,
      word: stepNameIn(words, visit, step.id),
      state,
      stateWord:
        state === 'saved'
          ? t('queue.provisional')
          : t(state === 'held' ? 'terms.held' : `terms.stepStatus.${step.status}`),
      ...(isOurs(step) && { note: t('queue.provisional') }),
      ...(attempt > 1 && { note: t('terms.attempt', { count: attempt }) }),
      ...(state === 'undone' && { aside: t(`terms.undone.${step.status === 'running' ? 'begun' : 'never'}`) }),
      ...(doneAt !== null && { aside: words.time(doneAt) }),
      ...(act !== undefined && { onPress: () => onOpen(act) }),
    };
  });
  const done = items.findIndex(({ state }) => state !== 'done');
  const folded = done > shownDone + 1 ? done - shownDone : 0;
  return (
    <>
      {folded > 0 && (
        <div className={styles.fold}>
          <ActionButton expanded={allShown} onPress={() => setAllShown(!allShown)}>
            ✓ {t('steps.doneBefore', { count: folded })} {allShown ? '▴' : '▾'}
          </ActionButton>
        </div>
      )}
      <StepList label={t('steps.route')} steps={allShown ? items : items.slice(folded)} />
    </>
  );
}

const shownDone = 2; // of the steps that are done the last two stay in sight

function stateOf(visit: VisitState, step: VisitStep, nextId: string | null): StepState {
  const isHeld = isUnderWay(visit) && visit.held !== null;
  const isOver = isClosed(visit);
  switch (step.status) {
    case 'done':
      return 'done';
    case 'failed':
      return 'failed';
    case 'running':
      if (isOver) return 'undone';
      return isHeld && step.id === nextId ? 'held' : step.id === nextId ? 'next' : 'running';
    case 'pending':
      if (isOver) return 'undone';
      return step.id !== nextId ? 'later' : isHeld ? 'held' : 'next';
    default:
      return step.status satisfies never;
  }
}
