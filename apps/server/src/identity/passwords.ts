import { randomInt } from 'node:crypto';
import type { StaffMember } from '@cordon/protocol/site/settings.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { codeAlphabet } from '@cordon/protocol/wire/session.ts';

const shortest = 12;
const longest = 128;
const guessesAtLeast = 1e10; // more than anybody can try against a hash that costs 40 ms and needs a key that they do not have

export type PasswordFault = 'too-short' | 'too-long' | 'common' | 'same';

/**
 * [S10] A password must be long, and none that is tried first: common ones, rows of the keyboard, dates, repetitions, and
 * what is known of the person. It may have any characters.
 *
 * @param known words that an attacker of this person would try: the number, the name, the site
 * @param previous the present password, which must not stay
 * @returns null when it is good
 */
export async function passwordFault(
  password: string,
  known: readonly string[],
  previous: string | null,
): Promise<PasswordFault | null> {
  const text = normalised(password);
  const length = Array.from(text).length;
  if (length < shortest) return 'too-short';
  if (length > longest) return 'too-long';
  if (previous !== null && text === normalised(previous)) return 'same';
  const { guessesFor } = await import('./guesses.ts'); // its dictionaries are large, and a start does not need them
  return guessesFor(text, [...known, 'cordon']) < guessesAtLeast ? 'common' : null;
}

/** Words that are tried early for this person, and make no good password: see `passwordFault`. */
export function wordsKnownOf(
  { staffNumber, name }: Pick<StaffMember, 'staffNumber' | 'name'>,
  { id, name: label }: Pick<SiteState, 'id' | 'name'>,
): string[] {
  return [staffNumber, name, label.zh, label.en, id];
}

/** The same text however the keyboard composed it. */
export function normalised(password: string): string {
  return password.normalize('NFKC');
}

/** To be used once: 80 bits, in letters that can be read out on the telephone. */
export function randomPassword(): string {
  const group = () => Array.from({ length: 4 }, () => codeAlphabet[randomInt(codeAlphabet.length)] ?? '').join('');
  return Array.from({ length: 4 }, group).join('-').toLowerCase();
}
