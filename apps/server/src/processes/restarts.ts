import { type Backoff, backoffMs } from '@cordon/protocol/backoff.ts';
import { createCancellableDelay } from '../ops/cancellable-delay.ts';
import type { SystemClock } from '../ops/clock.ts';
import type { Logger } from '../ops/logger.ts';
import type { WorkerProcess } from './worker-process.ts';

/** The first restart is soon; a process that ends again and again is not started faster than the machine can bear. */
const restartBackoff: Backoff = {
  least: { firstMs: 50, factor: 2 },
  most: { firstMs: 150, factor: 2 },
  longestMs: 10_000,
};
/** A process that ran for so long has started well. */
const steadyMs = 60_000;

export type RestartsParts = {
  start(number: number): WorkerProcess;
  systemClock: SystemClock;
  random: () => number; // in [0, 1)
  log: Pick<Logger, 'error'>;
};

/** [PR3] Starts a process again as often as it ends. */
export function createRestarts({ start, systemClock, random, log }: RestartsParts) {
  const delays = new Set<{ wake(): void }>();
  let isStopped = false;

  async function rest(ms: number): Promise<void> {
    const delay = createCancellableDelay(systemClock);
    delays.add(delay);
    await delay.sleep(ms);
    delays.delete(delay);
  }

  return {
    async keep(process: WorkerProcess): Promise<void> {
      let ends = 0;
      for (let current = process; ; current = start(process.number)) {
        const since = systemClock.now();
        const why = await current.ended;
        if (isStopped) return;
        ends = systemClock.now() - since > steadyMs ? 1 : ends + 1;
        log.error({ process: process.number, why, ends }, 'a process has ended, and is started again');
        await rest(backoffMs(restartBackoff, ends, random()));
        if (isStopped) return;
      }
    },
    /** From now on none is started. */
    stop(): void {
      isStopped = true;
      for (const delay of delays) delay.wake();
    },
  };
}
