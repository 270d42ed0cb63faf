import { sha256 } from '../ops/ids.ts';

const digits = 16;

/** In place of a mark when the feed's last entry was trimmed away. */
export const noMark = '-';

/**
 * [F9] Tells an entry of the feed from another one with the same number: 64 bits of the SHA-256 of its stored text, which
 * contains its time and its command's ID. The mark itself is not stored.
 */
export function markOf(text: string): string {
  return sha256(text, 'hex').slice(0, digits);
}
