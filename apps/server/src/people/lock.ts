import type { Redis } from 'ioredis';
import { seal, unseal } from './seal.ts';

const text = 'the right key';
const between = ' '; // no character of base64

/**
 * What tells whether a key is the register's: a known text, sealed with it. While the key is being changed the text lies
 * there twice, and neither key opens the register then: half of the people are under one, half under the other.
 */
export type Lock =
  | { is: 'absent' }
  | { is: 'whole'; stored: string; sealed: string }
  | { is: 'half'; stored: string; from: string; to: string };

export const halfRotated =
  'The key of this site is being changed and half of it is done: run npm run rotate-key again, with the same keys, to finish.';

export function lockKey(prefix: string): string {
  return `${prefix}register-check`;
}

export async function readLock(redis: Redis, prefix: string): Promise<Lock> {
  const stored = await redis.get(lockKey(prefix));
  if (stored === null) return { is: 'absent' };
  const [sealed = '', other] = stored.split(between);
  return other === undefined ? { is: 'whole', stored, sealed } : { is: 'half', stored, from: sealed, to: other };
}

export function lockOf(wrap: Buffer, prefix: string): string {
  return seal(wrap, text, lockKey(prefix));
}

export function halfLock(from: string, to: string): string {
  return `${from}${between}${to}`;
}

export function opensLock(wrap: Buffer, sealed: string, prefix: string): boolean {
  return unseal(wrap, sealed, lockKey(prefix))?.toString() === text;
}

/** [K10] A process that was left over from before the site's key changed must not write a word with the old one. */
export function unlocked<T>(reply: T | 'locked'): T {
  if (reply === 'locked') throw new Error("the site's key was changed: this process must be started again");
  return reply;
}
