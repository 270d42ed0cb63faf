import type { SystemTimers } from './clock.ts';

/** Always of real time: the clock of a simulated night, or of a test, may stand still. */
export function pause(systemClock: SystemTimers, ms: number): Promise<void> {
  return new Promise((resolve) => void systemClock.setTimer(ms, resolve));
}
