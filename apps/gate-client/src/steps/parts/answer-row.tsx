import { useId } from 'react';
import styles from './answer-row.module.css';

export type AnswerRowProps = {
  label: string;
  value: boolean | null;
  onChange: (value: boolean) => void;
  good: string; // the word of `false` when `goodIs` is false
  bad: string;
  goodIs: boolean;
};

/** One of several short questions: its name at the left, the two answers at the right, 56 px high. */
export function AnswerRow({ label, value, onChange, good, bad, goodIs }: AnswerRowProps) {
  const name = useId();
  const answers = [
    { answer: goodIs, word: good, tone: 'good' },
    { answer: !goodIs, word: bad, tone: 'bad' },
  ] as const;
  return (
    <div className={styles.row} role="radiogroup" aria-labelledby={name}>
      <span id={name} className={styles.question}>
        {label}
      </span>
      {answers.map(({ answer, word, tone }) => (
        <label key={tone} className={styles.answer} data-tone={tone}>
          <input type="radio" name={`${name}-answer`} checked={value === answer} onChange={() => onChange(answer)} />
          <span aria-hidden className={styles.mark}>
            {tone === 'good' ? '✓' : '!'}
          </span>
          {word}
        </label>
      ))}
    </div>
  );
}
