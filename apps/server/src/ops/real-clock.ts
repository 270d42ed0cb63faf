import type { Clock, SiteClock, SystemClock } from './clock.ts';

const machine: Clock = {
  now: () => Date.now(),
  setTimer: (ms, fire) => {
    const timer = setTimeout(fire, ms);
    return () => clearTimeout(timer);
  },
};

export const realClock: SystemClock = machine;

/** The site's time for a command that runs beside the server: the machine's, with nobody who watches it. */
export const unguardedSiteClock: SiteClock = machine;
