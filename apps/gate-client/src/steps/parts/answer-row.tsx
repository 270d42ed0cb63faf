import { useId } from 'react';
import styles from './answer-row.module.css';
import { ChoiceTiles } from '../../ui/choose/tiles.tsx';

export type Answer<T> = { value: T; word: string; tone: 'good' | 'bad' };

export type AnswersRowProps<T> = {
  label: string;
  value: T | null;
  onChange: (value: T) => void;
  answers: readonly Answer<T>[]; // two or three
};

/** One of several short questions: its name at the left, or above three answers; the answers 56 px high. */
export function AnswersRow<T extends string | boolean>({ label, value, onChange, answers }: AnswersRowProps<T>) {
  const name = useId();
  return (
    <div className={styles.row} role="radiogroup" aria-labelledby={name} data-answers={answers.length}>
      <span id={name} className={styles.question}>
        {label}
      </span>
      {answers.map(({ value: answer, word, tone }) => (
        <label key={String(answer)} className={styles.answer} data-tone={tone}>
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

export type AnswerRowProps = {
  label: string;
  value: boolean | null;
  onChange: (value: boolean) => void;
  good: string; // the word of `false` when `goodIs` is false
  bad: string;
  goodIs: boolean;
};

/** A question with two answers. */
export function AnswerRow({ good, bad, goodIs, ...row }: AnswerRowProps) {
  const answers = [
    { value: goodIs, word: good, tone: 'good' },
    { value: !goodIs, word: bad, tone: 'bad' },
  ] as const;
  return <AnswersRow {...row} answers={answers} />;
}

export type YesNoProps = {
  label: string;
  value: boolean | null; // null: not answered yet; nothing is ever answered beforehand
  onChange: (value: boolean) => void;
  yes: string;
  no: string;
  goodIs: boolean; // which of the two lets the vehicle go on
};

/** A question with two big answers, told apart by place, word and colour; green is the server's to say. The good one stands left. */
export function YesNo({ label, value, onChange, yes, no, goodIs }: YesNoProps) {
  const good = { value: 'good', word: goodIs ? yes : no } as const;
  const bad = { value: 'bad', word: goodIs ? no : yes, tone: 'hold' } as const;
  return (
    <ChoiceTiles
      label={label}
      columns={2}
      choices={[good, bad]}
      value={value === null ? null : value === goodIs ? 'good' : 'bad'}
      onChange={(chosen) => onChange((chosen === 'good') === goodIs)}
    />
  );
}
