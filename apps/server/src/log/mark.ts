import { hash } from 'node:crypto';
import { sha256 } from '../ops/ids.ts';

const digits = 16;

/** In place of a mark when the feed's last entry was trimmed away. */
export const noMark = '-';

/**
 * [C13] Tells it in a script of Redis, which has SHA-1 and no other: of what Redis itself wrote, so nobody chooses what it is.
 *
 * @returns 40 hexadecimal digits
 */
export function digestOf(text: string): string {
  return hash('sha1', text, 'hex');
}

/**
 * [F9] Tells an entry of the feed from another one with the same number: 64 bits of the SHA-256 of its stored text, which
 * contains its time and its command's ID. The mark itself is not stored.
 */
export function markOf(text: string): string {
  return sha256(text, 'hex').slice(0, digits);
}
