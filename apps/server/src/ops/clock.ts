import type { Instant } from '@cordon/protocol/time.ts';

/** The time as all code gets it: injected, so that tests and the simulation can use another one. */
export type Clock = {
  now(): Instant;
  readonly speed?: number; // on a simulated night: how many times faster than real time it runs
  /** @returns cancels the timer; harmless when it has fired */
  setTimer(ms: number, fire: () => void): () => void;
};

declare const tells: unique symbol; // exists only for the compiler

/** Real time: leases, codes, time-outs, pauses between tries. */
export type SystemClock = Clock & { readonly [tells]?: 'real time' };

/** The site's time: what is recorded and decided, deadlines, sessions. On a simulated night it runs faster than real time. */
export type SiteClock = Clock & { readonly [tells]?: 'the time of the site' };

export type SystemTime = Pick<SystemClock, 'now' | typeof tells>;
export type SystemTimers = Pick<SystemClock, 'setTimer' | typeof tells>;
export type SiteTime = Pick<SiteClock, 'now' | typeof tells>;
