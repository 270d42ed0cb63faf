import { expect, it } from 'vitest';
import { createTestMetrics } from '../../testing/metrics.ts';

const lag = 'cordon_event_loop_lag_seconds';

it('[Y7] tells how late a timer came to its turn, ten times a second', async () => {
  const { systemClock, pass, read } = createTestMetrics();
  const late = [0, 3, 40, 700];
  for (const ms of late) {
    pass(100 + ms);
    systemClock.advance(100);
  }
  const shown = await read();
  expect(shown.value(`${lag}_count`)).toBe(4);
  expect(shown.value(`${lag}_sum`)).toBeCloseTo(0.743, 9);
  expect([0.001, 0.005, 0.05, 1].map((le) => shown.value(`${lag}_bucket`, { le: String(le) }))).toEqual([1, 2, 3, 4]);
});

it('[Y7] takes a timer that came a moment early for one without lag', async () => {
  const { systemClock, pass, read } = createTestMetrics();
  pass(99.6);
  systemClock.advance(100);
  expect((await read()).value(`${lag}_sum`)).toBe(0);
});

it('[Y7] ends with the server', () => {
  const { metrics, systemClock } = createTestMetrics();
  expect(systemClock.pending()).toBe(1);
  metrics.stop();
  expect(systemClock.pending()).toBe(0);
});
