import type { Clock } from '../ops/clock.ts';

/** Runs faster than real time: a night in minutes. The production entry point can't use it. */
export function scaledClock(speed: number, startsAt = Date.now()): Clock {
  const begun = performance.now();
  return {
    speed,
    now: () => Math.floor(startsAt + (performance.now() - begun) * speed),
    setTimer: (ms, fire) => {
      // Node rounds down, and a timer must not fire before its time.
      const timer = setTimeout(fire, Math.ceil(ms / speed));
      return () => clearTimeout(timer);
    },
  };
}
