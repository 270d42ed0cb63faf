import type { Clock } from './clock.ts';
import type { Logger } from './logger.ts';
import type { Readiness } from './readiness.ts';
import { startRounds } from './rounds.ts';

const everyMs = 5_000;

export type ReadinessWatchParts = { readiness: Readiness; pace: Clock; log: Pick<Logger, 'error' | 'info'> };

/** [RH3] Says in the log when the server can no longer do its work, why, and when it can again; nobody needs to ask. */
export function watchReadiness({ readiness, pace, log }: ReadinessWatchParts): { stop(): Promise<void> } {
  let said = '';

  async function round(): Promise<void> {
    const { faults } = await readiness.look();
    const now = faults.join(' ');
    if (now === said) return;
    said = now;
    if (faults.length > 0) log.error({ faults }, 'this server is not ready');
    else log.info('this server is ready again');
  }

  return startRounds({ pace, restMs: everyMs, round });
}
