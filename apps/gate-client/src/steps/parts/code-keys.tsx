import { withoutLookalike } from '@cordon/protocol/lookalikes.ts';
import { digitOf, plainForm } from '@cordon/protocol/normal-form.ts';
import { useId } from 'react';
import { useWords } from '../../i18n/words.tsx';
import styles from './code-keys.module.css';
import { ReadTwice, TextInput } from '../../ui/fields/text-input.tsx';

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

export type CodeRules = { maxLength: number; dash: boolean };

/**
 * [U130] What was typed, made a code: half-width capitals and digits. Seals and passes, which may have dashes, may have other
 * letters too.
 */
export function readCode(text: string, { maxLength, dash }: CodeRules): string {
  const plain = plainForm(text)
    .toUpperCase()
    .replaceAll(/[\p{Pd}−]/gu, '-');
  const mayStay = dash ? /[\p{Lu}\p{Lo}\p{Nd}-]/u : /[A-Z0-9]/u;
  return Array.from(plain, withoutLookalike)
    .map((key) => digitOf(key)?.toString() ?? key)
    .filter((key) => mayStay.test(key))
    .slice(0, maxLength)
    .join('');
}

/**
 * [U131] Seals come off a roll: the next number is the last one and one more, in as many digits.
 *
 * @returns null when the last one ends in no digit, or the roll's digits are used up
 */
export function nextCode(last: string): string | null {
  const [, head = '', number = ''] = /^(.*?)(\d{1,12})$/u.exec(last) ?? [];
  if (number === '') return null;
  const next = String(Number(number) + 1).padStart(number.length, '0');
  return next.length > number.length ? null : head + next;
}
