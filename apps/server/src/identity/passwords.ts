import { randomInt } from 'node:crypto';
import { codeAlphabet } from '@cordon/protocol/wire/session.ts';

const shortest = 12;
const longest = 128;
const guessesAtLeast = 1e10; // more than anybody tries against a hash that costs 40 ms and a key they do not have

export type PasswordFault = 'too-short' | 'too-long' | 'common' | 'same';

/**
 * [S10] Long enough, and none that is tried first: common passwords, rows of the keyboard, dates, repetitions, and what
 * is known of the person. Nothing is asked of its characters.
 *
 * @param known words that somebody who means this person would try: the number, the name, the site
 * @param previous the one that was given, which must not stay
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
  const { guessesFor } = await import('./guesses.ts'); // its dictionaries are large, and no start needs them
  return guessesFor(text, [...known, 'cordon']) < guessesAtLeast ? 'common' : null;
}

/** However the keyboard composed it. */
export function normalised(password: string): string {
  return password.normalize('NFKC');
}

/** For once: 80 bits, in letters that can be read out on the telephone. */
export function randomPassword(): string {
  const group = () => Array.from({ length: 4 }, () => codeAlphabet[randomInt(codeAlphabet.length)] ?? '').join('');
  return Array.from({ length: 4 }, group).join('-').toLowerCase();
}
