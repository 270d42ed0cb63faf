import type { Clock } from './clock.ts';

/** A sleep that can be cut short; it leaves no timer behind. */
export type CancellableDelay = {
  /** Only one at a time. */
  sleep(ms: number): Promise<void>;
  wake(): void;
};

export function createCancellableDelay(clock: Clock): CancellableDelay {
  let wake: () => void = () => undefined;
  return {
    sleep: (ms) =>
      new Promise((resolve) => {
        const cancel = clock.setTimer(ms, () => wake());
        wake = () => {
          cancel();
          resolve();
        };
      }),
    wake: () => wake(),
  };
}
