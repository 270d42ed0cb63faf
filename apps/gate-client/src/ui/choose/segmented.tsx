import { useId } from 'react';
import styles from './choose.module.css';

export type SegmentedProps<T extends string> = {
  label: string; // said, not shown
  value: T;
  choices: readonly { value: T; word: string }[];
  onChange: (value: T) => void;
  size?: 'touch' | 'desk';
};

/** Switches between views. */
export function Segmented<T extends string>({ label, value, choices, onChange, size = 'touch' }: SegmentedProps<T>) {
  const name = useId();
  return (
    <div className={styles.segmented} data-size={size} role="radiogroup" aria-label={label}>
      {choices.map((choice) => (
        <label key={choice.value} className={styles.segment}>
          <input
            type="radio"
            name={name}
            checked={choice.value === value}
            onChange={() => {
              onChange(choice.value);
            }}
          />
          {choice.word}
        </label>
      ))}
    </div>
  );
}
