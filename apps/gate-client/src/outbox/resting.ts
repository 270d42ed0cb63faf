import type { Timers } from '../clock/ticker.ts';
import { backoffMs } from '../realtime/backoff.ts';

/** Lanes whose last attempt was in vain: each waits longer than before, and none makes another one wait. */
export type Resting = {
  lanes(): ReadonlySet<string>;
  failed(lane: string): void;
  worked(lane: string): void;
  /** The way is open: nobody waits any more. */
  wakeAll(): void;
};

/** [U12] @param onRested a lane may be tried again */
export function createResting(timers: Timers, random: () => number, onRested: () => void): Resting {
  const attempts = new Map<string, number>();
  const waiting = new Map<string, unknown>(); // the timer of each

  function forget(lane: string): void {
    timers.clearTimeout(waiting.get(lane));
    waiting.delete(lane);
    attempts.delete(lane);
  }

  return {
    lanes: () => new Set(waiting.keys()),
    failed(lane) {
      const attempt = (attempts.get(lane) ?? 0) + 1;
      attempts.set(lane, attempt);
      timers.clearTimeout(waiting.get(lane));
      const rested = () => {
        waiting.delete(lane);
        onRested();
      };
      waiting.set(lane, timers.setTimeout(rested, backoffMs(attempt, random())));
    },
    worked: forget,
    wakeAll() {
      for (const lane of [...attempts.keys()]) forget(lane);
    },
  };
}
