import type { Instant } from '@cordon/protocol/time.ts';
import type { TimeSources } from '../ops/machine-start.ts';

/** A machine whose clock the test sets; everything moves only when the test says so. */
export type Machine = {
  time: TimeSources;
  pass(ms: number): void;
  /** Somebody sets the clock: only the wall clock changes. */
  set(byMs: number): void;
  /** The machine sleeps: its steady clock stands still. */
  sleep(ms: number): void;
  /** Switched off and on again: a new run of the machine. */
  restart(offMs: number): void;
};

export function machineOf(now: Instant): Machine {
  let [wall, steady, sinceBoot, run] = [now, 60_000, 60_000, 1];
  return {
    time: {
      wall: () => wall,
      steady: () => steady,
      sinceBoot: () => sinceBoot,
      get boot() {
        return `run-${run}`;
      },
    },
    pass(ms) {
      wall += ms;
      steady += ms;
      sinceBoot += ms;
    },
    set: (byMs) => void (wall += byMs),
    sleep(ms) {
      wall += ms;
      sinceBoot += ms;
    },
    restart(offMs) {
      wall += offMs;
      [steady, sinceBoot, run] = [1_000, 1_000, run + 1];
    },
  };
}
