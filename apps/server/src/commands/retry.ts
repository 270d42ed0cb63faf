/** More means that something writes without end, and that the person should hear of it. */
export const triesAtMost = 8;

const firstCeilingMs = 4;
const lastCeilingMs = 250;

/**
 * [C6] How long a command waits that somebody else was quicker than: with full jitter, so that two do not meet again.
 *
 * @param tries made already, from 1
 * @param random draw in [0, 1)
 */
export function retryPauseMs(tries: number, random: number): number {
  return random * Math.min(lastCeilingMs, firstCeilingMs * 2 ** tries);
}
