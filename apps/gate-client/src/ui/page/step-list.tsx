import type { ReactNode } from 'react';
import { StatusShape, type Status } from '../verdict/shapes.tsx';
import styles from './page.module.css';

export type StepState = 'done' | 'running' | 'next' | 'later' | 'failed' | 'held';

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
        <StatusShape status={shapeOf(step.state)} size="1.5rem" />
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

function shapeOf(state: StepState): Status {
  switch (state) {
    case 'done':
      return 'pass';
    case 'running':
    case 'next':
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
