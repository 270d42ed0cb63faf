import type { PeerEvent, StepCommand } from './step.ts';

/** Another way to do a step: kept, told to followers, and then acknowledged. */
export type Peer = {
  /** @returns a number for the acknowledgement */
  step(command: StepCommand): Promise<number>;
  follow(onEvent: (event: PeerEvent) => void): Promise<void>;
  declare(visitIds: readonly string[]): Promise<void>;
  close(): Promise<void>;
};
