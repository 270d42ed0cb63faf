import type { SystemClock } from './clock.ts';

/** Knows what is being carried out, so that a stopping server can finish it and send the answers. */
export type InFlight = {
  track<T>(work: Promise<T>): Promise<T>;
  /** Resolves when nothing is under way any more, or after this time. */
  settled(systemClock: SystemClock, withinMs: number): Promise<void>;
};

export function createInFlight(): InFlight {
  const running = new Set<Promise<unknown>>();
  return {
    async track(work) {
      running.add(work);
      try {
        return await work;
      } finally {
        running.delete(work);
      }
    },
    async settled(systemClock, withinMs) {
      let isLate = false;
      const late = Promise.withResolvers<void>();
      const cancel = systemClock.setTimer(withinMs, () => {
        isLate = true;
        late.resolve();
      });
      while (running.size > 0 && !isLate) await Promise.race([Promise.allSettled(running), late.promise]);
      cancel();
    },
  };
}
