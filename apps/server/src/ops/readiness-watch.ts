import type { SystemClock } from './clock.ts';
import type { Logger } from './logger.ts';
import type { Readiness } from './readiness.ts';
import { startPeriodicTask } from './periodic-task.ts';

const everyMs = 5_000;

export type ReadinessWatchParts = {
  readiness: Readiness;
  systemClock: SystemClock;
  log: Pick<Logger, 'error' | 'info'>;
};

/**
 * [RH3] Logs when the server is no longer ready, and why, and when it is again, without being asked. A fault that is gone at
 * the next look is not logged: it was momentary, as when the machine stood still.
 */
export function watchReadiness({ readiness, systemClock, log }: ReadinessWatchParts): { stop(): Promise<void> } {
  let said = '';
  let seen = '';

  async function round(): Promise<void> {
    const { faults } = await readiness.look();
    const now = faults.join(' ');
    const isStill = now === seen;
    seen = now;
    if (now === said || (faults.length > 0 && !isStill)) return;
    said = now;
    if (faults.length > 0) log.error({ faults }, 'this server is not ready');
    else log.info('this server is ready again');
  }

  return startPeriodicTask({ systemClock, restMs: everyMs, round });
}
