import { backoffMs, fullJitter } from '@cordon/protocol/backoff.ts';

/** A command that needs more meets something that writes without end, and its sender is answered. */
export const triesAtMost = 8;

const pausing = fullJitter(0, 8, 250);

/**
 * [C6] How long a command waits after another commit was quicker, in ms: with full jitter, so that two do not meet again.
 *
 * @param tries made already, from 1
 * @param random draw in [0, 1)
 */
export function retryPauseMs(tries: number, random: number): number {
  return backoffMs(pausing, tries, random);
}
