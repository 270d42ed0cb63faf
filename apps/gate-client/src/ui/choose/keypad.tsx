import { useEffect, useRef } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { TextInput } from '../fields/text-input.tsx';
import styles from './choose.module.css';

export type KeypadProps = {
  label: string;
  value: string; // digits as typed: '36.5'
  onChange: (value: string) => void;
  decimals?: number;
  maxLength?: number;
  unit?: string;
  secret?: boolean; // a PIN: dots, and no decimals
  onEnter?: () => void; // the Enter key of a real keyboard
  focused?: boolean; // ready to be typed into as soon as it appears; brings up no keyboard on a tablet
};

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** Numbers by big keys; a real keyboard types into the field. */
export function Keypad({
  label,
  value,
  onChange,
  decimals = 0,
  maxLength = 6,
  unit,
  secret = false,
  onEnter,
  focused = false,
}: KeypadProps) {
  const { t } = useWords();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focused) field.current?.focus({ preventScroll: true });
  }, [focused]);
  const rules = { decimals, maxLength };
  return (
    <div className={styles.pad}>
      <div className={styles.shown}>
        <TextInput
          ref={field}
          aria-label={label}
          type={secret ? 'password' : 'text'}
          inputMode="none"
          autoComplete="off"
          value={value}
          rewrite={(typed) => readTyped(typed, rules)}
          onText={onChange}
          {...(onEnter && { onEnter })}
        />
        {unit !== undefined && <span className={styles.unit}>{unit}</span>}
      </div>
      <div className={styles.digits} role="group" aria-label={label}>
        {digits.map((digit) => (
          <Digit key={digit} face={digit} onPress={() => onChange(pressKeypad(value, digit, rules))} />
        ))}
        {decimals > 0 ? (
          <Digit face="." onPress={() => onChange(pressKeypad(value, '.', rules))} />
        ) : (
          <Digit face="C" name={t('common.clear')} onPress={() => onChange('')} />
        )}
        <Digit face="0" onPress={() => onChange(pressKeypad(value, '0', rules))} />
        <Digit face="⌫" name={t('common.erase')} onPress={() => onChange(value.slice(0, -1))} />
      </div>
    </div>
  );
}

function Digit({ face, name, onPress }: { face: string; name?: string; onPress: () => void }) {
  return (
    <button type="button" className={styles.digit} aria-label={name} onClick={onPress}>
      {face}
    </button>
  );
}

type KeypadRules = {
  decimals: number; // digits behind the point; 0: whole numbers
  maxLength: number; // digits in all
};

/** [U43] What a press makes of the number that is shown; a press that would make no number of it does nothing. */
export function pressKeypad(value: string, key: string, { decimals, maxLength }: KeypadRules): string {
  if (key === '.') {
    if (decimals === 0 || value.includes('.')) return value;
    return value === '' ? '0.' : `${value}.`;
  }
  const [, fraction] = value.split('.');
  if (fraction !== undefined && fraction.length >= decimals) return value;
  if (value.replace('.', '').length >= maxLength) return value;
  return value + key;
}

/** [U44] What was typed or pasted, made a number by the same rules. */
export function readTyped(text: string, rules: KeypadRules): string {
  const plain = text.normalize('NFKC').replaceAll(/[,，。]/gu, '.');
  return Array.from(plain)
    .filter((key) => /[\d.]/u.test(key))
    .reduce((value, key) => pressKeypad(value, key, rules), '');
}
