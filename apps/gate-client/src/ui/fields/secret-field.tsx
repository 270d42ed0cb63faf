import { useId, useState } from 'react';
import { ActionButton } from '../buttons/button.tsx';
import styles from './fields.module.css';
import { TextInput } from './text-input.tsx';

export type SecretFieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  autoComplete: 'current-password' | 'new-password';
  showWord: string;
  hideWord: string;
  hint?: string;
  fault?: string | null;
};

/** A password: may be pasted, filled in by the browser, and looked at before it is sent. */
export function SecretField({
  label,
  value,
  onChange,
  autoComplete,
  showWord,
  hideWord,
  hint,
  fault = null,
}: SecretFieldProps) {
  const id = useId();
  const [shown, setShown] = useState(false);
  return (
    <div className={styles.wrap}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <div className={styles.secret}>
        <TextInput
          id={id}
          className={styles.field}
          name={autoComplete}
          type={shown ? 'text' : 'password'}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={200}
          value={value}
          aria-invalid={fault !== null}
          aria-describedby={`${id}-note`}
          onText={onChange}
        />
        <ActionButton pressed={shown} onPress={() => setShown(!shown)}>
          {shown ? hideWord : showWord}
        </ActionButton>
      </div>
      <p id={`${id}-note`} className={fault === null ? styles.hint : styles.fault}>
        {fault ?? hint}
      </p>
    </div>
  );
}
