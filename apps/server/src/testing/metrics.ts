import { createMetrics } from '../ops/metrics/metrics.ts';
import { type HandClock, handClock } from './clocks.ts';
import { silent } from './submit-fixture.ts';
import { type Exposition, readExposition } from './exposition.ts';

/** Metrics whose time stands still until the test moves it. */
export type TestMetrics = {
  metrics: ReturnType<typeof createMetrics>;
  systemClock: HandClock; // timers
  /** Moves the clock by which durations are measured; no timer fires. */
  pass(ms: number): void;
  read(): Promise<Exposition>;
};

export function createTestMetrics(): TestMetrics {
  let ticks = 0;
  const systemClock = handClock(0);
  const metrics = createMetrics({ systemClock, log: silent, ticks: () => ticks });
  return {
    metrics,
    systemClock,
    pass: (ms) => void (ticks += ms),
    read: async () => readExposition((await metrics.expose()).text),
  };
}
