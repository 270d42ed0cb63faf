import { randomInt } from 'node:crypto';

const pinLength = 6;
export const pinForm = /^\d{6}$/u;

/** [S6] Six digits. PINs that are tried first are left out; all others are equally likely. */
export function randomPin(): string {
  let pin: string;
  do pin = String(randomInt(10 ** pinLength)).padStart(pinLength, '0');
  while (isGuessable(pin));
  return pin;
}

/** Equal steps from digit to digit (000000, 123456, 864208), a repeated part (121212, 123123), or fewer than three digits. */
export function isGuessable(pin: string): boolean {
  const digits = Array.from(pin, Number);
  const steps = digits.slice(1).map((digit, place) => (digit - (digits[place] ?? 0) + 10) % 10);
  const isRow = steps.every((step) => step === steps[0]);
  const isRepeated = [2, 3].some((length) => pin === pin.slice(0, length).repeat(pinLength / length));
  return isRow || isRepeated || new Set(digits).size < 3;
}
