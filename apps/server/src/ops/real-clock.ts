import type { Clock, SiteClock, SystemClock } from './clock.ts';

const machine: Clock = {
  now: () => Date.now(),
  setTimer: (ms, fire) => {
    const timer = setTimeout(fire, ms);
    return () => clearTimeout(timer);
  },
};

export const realClock: SystemClock = machine;

/** The site's time for a command-line program: the machine's, without a check whether it was set. */
export const unguardedSiteClock: SiteClock = machine;
