import { realClock } from '@cordon/server/ops/real-clock.ts';
import type { Clock } from '@cordon/server/ops/clock.ts';

/** The site's clock, running faster than the one on the wall; contact times and deadlines included. */
export function bentClock(speed: number): Clock {
  const start = realClock.now();
  const now = () => start + (realClock.now() - start) * speed;
  return { now: () => Math.round(now()), setTimer: (ms, act) => realClock.setTimer(ms / speed, act) };
}
