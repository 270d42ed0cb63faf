import type { SystemClock } from './clock.ts';
import { createCancellableDelay } from './cancellable-delay.ts';

export type PeriodicTaskParts = {
  systemClock: SystemClock; // real time
  restMs: number;
  /** Called at the start and after each rest. It must not throw; a long one should ask `isStopped` whether to go on. */
  round(isStopped: () => boolean): Promise<void>;
};

/** The same work again and again with a rest in between. Stopping cuts the rest short and lets a round end. */
export function startPeriodicTask({ systemClock, restMs, round }: PeriodicTaskParts): { stop(): Promise<void> } {
  const delay = createCancellableDelay(systemClock);
  let stopped = false;
  const isStopped = () => stopped;

  async function run(): Promise<void> {
    while (!isStopped()) {
      await round(isStopped);
      if (!isStopped()) await delay.sleep(restMs);
    }
  }

  const running = run();
  return {
    async stop() {
      stopped = true;
      delay.wake();
      await running;
    },
  };
}
