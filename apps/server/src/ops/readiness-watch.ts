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
 * [RH3] Says in the log when the server can no longer do its work, why, and when it can again; nobody needs to ask. What is
 * gone at the next look was a moment's, as of a machine that stood still.
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
