import { useId } from 'react';
import styles from './fields.module.css';
import { ReadTwice, TextArea, TextInput } from './text-input.tsx';

export type TextFieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string;
  fault?: string | null; // what is wrong with it, shown below
  lines?: number; // more than one: a text area
  maxLength?: number;
  type?: 'text' | 'number' | 'time' | 'date' | 'datetime-local' | 'search';
  size?: 'touch' | 'desk';
  placeholder?: string;
  autoComplete?: 'off' | 'username';
  inputMode?: 'numeric';
  rewrite?: (typed: string) => string; // never while a word is composed
  scans?: boolean; // a code that a scanner may type
};

/** A labelled field; its label never vanishes into it. */
export function TextField({
  label,
  value,
  onChange,
  hint,
  fault = null,
  lines = 1,
  maxLength,
  type = 'text',
  size = 'touch',
  placeholder,
  autoComplete = 'off',
  inputMode,
  rewrite,
  scans = false,
}: TextFieldProps) {
  const id = useId();
  const common = {
    id,
    className: styles.field,
    value,
    maxLength,
    placeholder,
    'aria-invalid': fault !== null,
    'aria-describedby': hint === undefined && fault === null ? undefined : `${id}-note`,
  };
  return (
    <div className={styles.wrap} data-size={size}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {lines > 1 ? (
        <TextArea {...common} rows={lines} onText={onChange} />
      ) : (
        <TextInput
          {...common}
          type={type}
          name={autoComplete === 'off' ? undefined : autoComplete}
          inputMode={inputMode}
          scans={scans}
          {...(rewrite && { rewrite })}
          autoComplete={autoComplete}
          onText={onChange}
        />
      )}
      {scans && <ReadTwice value={value} onText={onChange} />}
      {(fault !== null || hint !== undefined) && (
        <p id={`${id}-note`} className={fault === null ? styles.hint : styles.fault}>
          {fault ?? hint}
        </p>
      )}
    </div>
  );
}

export type SelectFieldProps<T extends string> = {
  label: string;
  value: T;
  choices: readonly { value: T; word: string }[];
  onChange: (value: T) => void;
  size?: 'touch' | 'desk';
};

/** One of many, where tiles would be too many; the device's own list. */
export function SelectField<T extends string>({
  label,
  value,
  choices,
  onChange,
  size = 'touch',
}: SelectFieldProps<T>) {
  const id = useId();
  return (
    <div className={styles.wrap} data-size={size}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className={styles.field}
        value={value}
        onChange={(event) => {
          const chosen = choices.find((choice) => choice.value === event.target.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.word}
          </option>
        ))}
      </select>
    </div>
  );
}
