export type CodeRules = { maxLength: number; dash: boolean };

/** [U130] What was typed, made a code: half-width capitals, digits and, where they occur, dashes. */
export function readCode(text: string, { maxLength, dash }: CodeRules): string {
  const plain = text.normalize('NFKC').toUpperCase();
  return Array.from(plain)
    .filter((key) => /[A-Z0-9]/u.test(key) || (dash && key === '-'))
    .slice(0, maxLength)
    .join('');
}

/**
 * [U131] Seals come off a roll: the next number is the last one and one more, in as many digits.
 *
 * @returns null when the last one ends in no digit, or the roll's digits are used up
 */
export function nextCode(last: string): string | null {
  const [, head = '', digits = ''] = /^(.*?)(\d{1,12})$/u.exec(last) ?? [];
  if (digits === '') return null;
  const next = String(Number(digits) + 1).padStart(digits.length, '0');
  return next.length > digits.length ? null : head + next;
}
