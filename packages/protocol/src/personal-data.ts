import { readIdentityNumber } from './identity-number.ts';

/* What people type is in the record for ever, and read by everybody. Rule [J8] of docs/spec.md. */

const mobileNumber = /(?<!\d)(?:(?:\+|00)?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/u;
const eighteen = /(?<!\d)\d{17}[\dX](?!\d)/giu;
const apart = /(?<=\d)[ -](?=[\dX])/giu;

/**
 * [J8] An identity number with its right check character, or a mainland mobile number, however it is grouped. Temperatures,
 * seals, plates, dates and other numbers are neither.
 */
export function holdsPersonalNumber(text: string): boolean {
  const plain = text.normalize('NFKC');
  return mobileNumber.test(plain) || [plain, plain.replaceAll(apart, '')].some(holdsIdentityNumber);
}

function holdsIdentityNumber(text: string): boolean {
  return [...text.matchAll(eighteen)].some(([number]) => readIdentityNumber(number).ok);
}
