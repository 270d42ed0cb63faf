import { identifierKey } from './identifiers.ts';

/* Citizen identity numbers. Source: GB 11643-1999. Rules [N1]–[N4] of docs/spec.md. */

export const identityNumberFaults = ['length', 'characters', 'check digit', 'impossible date'] as const;
export type IdentityNumberFault = (typeof identityNumberFaults)[number];

/** The number with an upper-case X, or the first fault found in it. */
export type IdentityNumberReading = { ok: true; number: string } | { ok: false; fault: IdentityNumberFault };

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const checkCharacters = '10X98765432';

/**
 * [N1] Reads an identity number of 18 characters. Area codes are not checked: they are reassigned every year, and a
 * list of them would refuse people whose county was renamed.
 */
export function readIdentityNumber(text: string): IdentityNumberReading {
  const number = identifierKey(text);
  if (/[^\dX]|X./u.test(number)) return { ok: false, fault: 'characters' };
  if (number.length !== 18) return { ok: false, fault: 'length' };
  if (!isBirthDate(number.slice(6, 14))) return { ok: false, fault: 'impossible date' }; // the more helpful fault
  if (checkCharacter(number) !== number[17]) return { ok: false, fault: 'check digit' };
  return { ok: true, number };
}

/** The check character of the first seventeen digits. Source: GB 11643-1999. */
export function checkCharacter(digits: string): string {
  const sum = weights.reduce((total, weight, place) => total + weight * Number(digits[place]), 0);
  return checkCharacters.charAt(sum % 11);
}

/**
 * Whether the calendar has this day, and a living person may have been born on it.
 *
 * @param yyyymmdd eight digits
 */
export function isBirthDate(yyyymmdd: string): boolean {
  const year = Number(yyyymmdd.slice(0, 4));
  const month = Number(yyyymmdd.slice(4, 6));
  const day = Number(yyyymmdd.slice(6));
  const date = new Date(Date.UTC(year, month - 1, day));
  // No living person was born before 1800, and Date reads the years 0 to 99 as 1900 to 1999.
  return (
    year >= 1800 && date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  );
}
