import { withoutLookalike } from '@cordon/protocol/lookalikes.ts';
import { digitOf, plainForm } from '@cordon/protocol/normal-form.ts';

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
  const [, head = '', digits = ''] = /^(.*?)(\d{1,12})$/u.exec(last) ?? [];
  if (digits === '') return null;
  const next = String(Number(digits) + 1).padStart(digits.length, '0');
  return next.length > digits.length ? null : head + next;
}
