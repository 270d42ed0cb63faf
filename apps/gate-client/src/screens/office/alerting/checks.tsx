import { useId } from 'react';
import styles from './alerting.module.css';

type Props<T extends string> = {
  label: string;
  values: readonly T[];
  choices: readonly { value: T; word: string }[];
  fault: string | null;
  onChange: (values: T[]) => void;
};

/** Any of a few, in one line of a form at a desk. */
export function Checks<T extends string>({ label, values, choices, fault, onChange }: Props<T>) {
  const id = useId();
  return (
    <fieldset className={styles.checks} aria-describedby={fault === null ? undefined : id}>
      <legend>{label}</legend>
      <div className={styles.boxes}>
        {choices.map(({ value, word }) => (
          <label key={value} className={styles.box}>
            <input
              type="checkbox"
              checked={values.includes(value)}
              onChange={(event) => {
                onChange(
                  choices
                    .map((choice) => choice.value)
                    .filter((one) => (one === value ? event.target.checked : values.includes(one))),
                );
              }}
            />
            {word}
          </label>
        ))}
      </div>
      {fault !== null && (
        <p id={id} className={styles.fault}>
          {fault}
        </p>
      )}
    </fieldset>
  );
}
