import { useId } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { ReadTwice, TextInput } from '../../ui/fields/text-input.tsx';
import { readCode } from '../model/codes.ts';
import styles from './code-keys.module.css';

export type CodeKeysProps = {
  label: string;
  value: string;
  onChange: (code: string) => void;
  maxLength: number;
  dash?: boolean;
};

const digits = Array.from('1234567890');
const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');

/** Seals, passes and document tails by big keys; a real keyboard types into the field. */
export function CodeKeys({ label, value, onChange, maxLength, dash = false }: CodeKeysProps) {
  const { t } = useWords();
  const id = useId();
  const rules = { maxLength, dash };
  /* What is read or pasted is not cut to fit: a number that is too long, or stands there twice, must be seen to be so. */
  const readRules = { dash, maxLength: dash ? 2 * maxLength : maxLength };
  const press = (key: string) => onChange(readCode(value + key, rules));
  return (
    <div className={styles.board}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <TextInput
        id={id}
        className={styles.field}
        value={value}
        inputMode="none"
        autoComplete="off"
        spellCheck={false}
        rewrite={(typed) => readCode(typed, readRules)}
        onText={onChange}
        scans
      />
      <ReadTwice value={value} onText={onChange} />
      <div className={styles.keys} role="group" aria-label={label}>
        {[...digits, ...letters, ...(dash ? ['-'] : [])].map((key) => (
          <button key={key} type="button" className={styles.key} onClick={() => press(key)}>
            {key}
          </button>
        ))}
        <button
          type="button"
          className={styles.key}
          aria-label={t('common.erase')}
          onClick={() => onChange(value.slice(0, -1))}
        >
          ⌫
        </button>
        <button
          type="button"
          className={styles.key}
          data-wide
          aria-label={t('common.clear')}
          onClick={() => onChange('')}
        >
          {t('common.clear')}
        </button>
      </div>
    </div>
  );
}
