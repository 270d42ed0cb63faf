import type { Redis } from 'ioredis';
import { seal, unseal } from './seal.ts';

const text = 'the right key';
const between = ' '; // no character of base64

/**
 * Shows whether a key is the register's: a known text, sealed with it. While the key is being changed there are two such
 * texts, and neither key opens the register: some people are sealed under one, some under the other.
 */
export type Lock =
  | { kind: 'absent' }
  | { kind: 'whole'; stored: string; sealed: string }
  | { kind: 'half'; stored: string; from: string; to: string };

export const halfRotated =
  'The key of this site is being changed and half of it is done: run npm run rotate-key again, with the same keys, to finish.';

export function lockKey(prefix: string): string {
  return `${prefix}register-check`;
}

export async function readLock(redis: Redis, prefix: string): Promise<Lock> {
  const stored = await redis.get(lockKey(prefix));
  if (stored === null) return { kind: 'absent' };
  const [sealed = '', other] = stored.split(between);
  return other === undefined ? { kind: 'whole', stored, sealed } : { kind: 'half', stored, from: sealed, to: other };
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

/** [K10] A process that still runs with the old key after the site's key has changed must not write anything. */
export function unlocked<T>(reply: T | 'locked'): T {
  if (reply === 'locked') throw new Error("the site's key was changed: this process must be started again");
  return reply;
}
