import { backoffMs, fullJitter } from '@cordon/protocol/backoff.ts';

/** More means that something writes without end, and that the person should hear of it. */
export const triesAtMost = 8;

const pausing = fullJitter(0, 8, 250);

/**
 * [C6] How long a command waits that somebody else was quicker than: with full jitter, so that two do not meet again.
 *
 * @param tries made already, from 1
 * @param random draw in [0, 1)
 */
export function retryPauseMs(tries: number, random: number): number {
  return backoffMs(pausing, tries, random);
}
