import type { Instant } from '@cordon/protocol/time.ts';

/** Time as everything here gets it: handed in, so that tests and the simulation can run another one. */
export type Clock = {
  now(): Instant;
  readonly speed?: number; // how much faster than the world it runs, on a simulated night
  /** @returns cancels the timer; harmless when it has fired */
  setTimer(ms: number, fire: () => void): () => void;
};

declare const tells: unique symbol; // exists for the compiler alone

/** Real time: leases, codes, time-outs, pauses between tries. */
export type SystemClock = Clock & { readonly [tells]?: 'real time' };

/** The site's time: what is recorded and decided, deadlines, sessions. On a simulated night it runs faster than the world. */
export type SiteClock = Clock & { readonly [tells]?: 'the time of the site' };

export type SystemTime = Pick<SystemClock, 'now' | typeof tells>;
export type SystemTimers = Pick<SystemClock, 'setTimer' | typeof tells>;
export type SiteTime = Pick<SiteClock, 'now' | typeof tells>;
