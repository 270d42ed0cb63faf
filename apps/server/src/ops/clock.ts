import type { Instant } from '@cordon/protocol/time.ts';

/** Time as everything here gets it: handed in, so that tests and the simulation can run another one. */
export type Clock = {
  now(): Instant;
  /** @returns cancels the timer; harmless when it has fired */
  setTimer(ms: number, fire: () => void): () => void;
};
