import type { Instant } from '@cordon/protocol/time.ts';

/** Time as everything here gets it: handed in, so that tests and the simulation can run another one. */
export type Clock = {
  now(): Instant;
  readonly speed?: number; // how much faster than the world it runs, on a simulated night
  /** @returns cancels the timer; harmless when it has fired */
  setTimer(ms: number, fire: () => void): () => void;
};
