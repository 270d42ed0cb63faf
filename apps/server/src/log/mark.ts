import { sha256 } from '../ops/ids.ts';

const digits = 16;

/** Stands where the feed was trimmed beyond its last entry. */
export const noMark = '-';

/**
 * [F9] What tells an entry of the feed from another one with its number: 64 bits of the SHA-256 of its stored text, in
 * which its time and its command's ID stand. Nothing is stored for it.
 */
export function markOf(text: string): string {
  return sha256(text, 'hex').slice(0, digits);
}
