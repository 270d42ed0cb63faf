import type { ReactNode } from 'react';
import { StatusShape, type Status } from '../verdict/shapes.tsx';
import styles from './page.module.css';

/** `saved`: done here, without the server's word. */
export type StepState = 'done' | 'saved' | 'running' | 'next' | 'later' | 'undone' | 'failed' | 'held';

export type StepItem = {
  id: string;
  word: string;
  state: StepState;
  stateWord: string; // for those who hear it: 已完成
  note?: ReactNode; // below the word
  aside?: ReactNode; // a clock, a count
  onPress?: () => void;
};

/** The route of one visit, in order. */
export function StepList({ label, steps }: { label: string; steps: readonly StepItem[] }) {
  return (
    <ol className={styles.steps} aria-label={label}>
      {steps.map((step) => (
        <li key={step.id} data-step={step.id} aria-current={step.state === 'next' ? 'step' : undefined}>
          <Row step={step} />
        </li>
      ))}
    </ol>
  );
}

function Row({ step }: { step: StepItem }) {
  const face = (
    <>
      <span className={styles.stepShape} data-state={step.state}>
        <StepShape state={step.state} />
      </span>
      <span>
        {step.word}
        <span className="visually-hidden"> {step.stateWord}</span>
        {step.note !== undefined && <span className={styles.stepNote}>{step.note}</span>}
      </span>
      <span>{step.aside}</span>
    </>
  );
  return step.onPress === undefined ? (
    <div className={styles.step} data-state={step.state}>
      {face}
    </div>
  ) : (
    <button type="button" className={styles.step} data-state={step.state} onClick={step.onPress}>
      {face}
    </button>
  );
}

function StepShape({ state }: { state: StepState }) {
  switch (state) {
    case 'next':
      return <NextShape />;
    case 'undone':
      return <UndoneShape />;
    default:
      return <StatusShape status={shapeOf(state)} size="1.5rem" />;
  }
}

/* The one to do now points the way. */
function NextShape() {
  return (
    <svg viewBox="0 0 24 24" width="1.5rem" height="1.5rem" aria-hidden focusable="false" fill="currentColor">
      <path d="M5 2.2 21 12 5 21.8z" />
    </svg>
  );
}

/* Crossed out: nobody will do it any more, and nothing about it was found wrong. */
function UndoneShape() {
  return (
    <svg viewBox="0 0 24 24" width="1.5rem" height="1.5rem" aria-hidden focusable="false">
      <circle cx="12" cy="12" r="9.7" fill="none" stroke="currentColor" strokeWidth="2.2" />
      <path d="M7 12h10" fill="none" stroke="currentColor" strokeWidth="2.6" />
    </svg>
  );
}

function shapeOf(state: Exclude<StepState, 'next' | 'undone'>): Status {
  switch (state) {
    case 'done':
      return 'pass';
    case 'saved':
      return 'offline';
    case 'running':
      return 'running';
    case 'later':
      return 'waiting';
    case 'failed':
      return 'refuse';
    case 'held':
      return 'hold';
    default:
      return state satisfies never;
  }
}
