import { minuteMs } from '@cordon/protocol/time.ts';

const free = 5;
const locksAt = 10;
const firstDelayMs = minuteMs / 2;
const longestDelayMs = 15 * minuteMs;

/** Of one person on one device. */
export type WrongPins = { failed: number; openAt: number };

export type Try =
  | { is: 'open'; counted: WrongPins; retryAfterMs: number }
  | { is: 'delayed'; retryAfterMs: number }
  | { is: 'locked' };

/**
 * [U252] The same as at the server: five tries are free, then each waits longer, the tenth wrong one locks. A try is
 * counted before its PIN is looked at, so that nobody gets one more by switching the tablet off.
 *
 * @returns what is to be kept before the PIN is looked at, and how long the next try waits if it is wrong
 */
export function beginTry({ failed, openAt }: WrongPins, now: number): Try {
  if (failed >= locksAt) return { is: 'locked' };
  if (now < openAt) return { is: 'delayed', retryAfterMs: openAt - now };
  const next = failed + 1;
  const retryAfterMs = next < free ? 0 : Math.min(longestDelayMs, firstDelayMs * 2 ** (next - free));
  return { is: 'open', counted: { failed: next, openAt: now + retryAfterMs }, retryAfterMs };
}

export function isLocked({ failed }: Pick<WrongPins, 'failed'>): boolean {
  return failed >= locksAt;
}
