export type KeypadRules = {
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
