import { backoffMs } from '@cordon/protocol/backoff.ts';
import { hourMs, minuteMs } from '@cordon/protocol/time.ts';

/** [NT4] When a message is tried again; tests hand in shorter times. */
export type Retrying = { mostTries: number; firstMs: number; factor: number; longestMs: number; mostRests: number };

/** Eight tries within about six hours: 20 s, 1, 3, 9, 27, 81 and 243 min after each other. */
export const usualRetrying: Retrying = {
  mostTries: 8,
  firstMs: 20_000,
  factor: 3,
  longestMs: 6 * hourMs,
  mostRests: 36, // [NT15] how often its receiver may ask for a pause: six hours at ten minutes each
};

/**
 * [NT4] How long to wait after a failed try, in ms.
 *
 * @param tries made already, from 1
 * @param random draw in [0, 1), injected so that tests are exact: up to a quarter is added, so that not all come at once
 */
export function waitAfter(tries: number, random: number, retrying = usualRetrying): number {
  const { firstMs, factor, longestMs } = retrying;
  const backoff = { least: { firstMs, factor }, most: { firstMs: firstMs * 1.25, factor }, longestMs };
  return backoffMs(backoff, tries, random);
}

/** [NT15] What `Retry-After` asks for, in ms: seconds, or a date; a day at most. */
export function askedFor(retryAfter: string | null, now: number): number {
  if (retryAfter === null) return 0;
  const ms = /^\d{1,9}$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - now;
  return Number.isFinite(ms) ? Math.max(0, Math.min(ms, 24 * 60 * minuteMs)) : 0;
}
