import type { Instant } from '@cordon/protocol/time.ts';
import type { Clock, SiteClock } from './clock.ts';
import { createMachineStart, createMachineTime, type Reading, type TimeSources, toleranceMs } from './machine-start.ts';

/** The machine's clock was set. Until that is on record, the site's time goes on as if nothing had happened. */
export type Setting = { from: Instant; to: Instant; measured: boolean; boot: string; bootedAt: Instant };

export type GuardedClock = SiteClock & {
  /** [CL5] A setting that is not on record yet; when it is noticed first, the function given to `onSetting` is called. */
  pending(): Setting | null;
  onSetting(call: () => void): void;
  /** The setting is on record: from now on the site's time is the machine's. */
  follow(setting: Setting): void;
  /** When this run of the machine began, by its clock as it was when it was last in order. */
  bootedAt(): Instant;
  /** [CL6] `bootedAt` as it was before this process began: a difference since then is a setting of the clock. */
  resume(bootedAt: Instant): void;
  /** [CL8] No clock ran between this moment and now; what the machine's clock says of the time between is not known. */
  resumeUnmeasured(lastSeen: Instant): void;
};

/**
 * [CL5] The machine's clock, compared at every reading with one that nobody can set. When they differ, this clock goes on with
 * the latter until it is on record that the former was set: nothing is decided by a time that nobody knows of.
 */
export function guardClock(sources: TimeSources, setTimer: Clock['setTimer']): GuardedClock {
  const machine = createMachineTime(sources);
  const start = createMachineStart(machine.read());
  let latest = Number.NEGATIVE_INFINITY;
  let unmeasured: Instant | null = null;
  let waiting: Setting | null = null;
  let call: () => void = () => undefined;

  function look(): Instant {
    let reading = machine.read();
    if (unmeasured === null && !start.agrees(reading)) {
      machine.countSleep();
      reading = machine.read();
      if (!start.agrees(reading)) return outOfOrder(reading);
    }
    if (unmeasured !== null) return outOfOrder(reading);
    waiting = null; // it was set right before anybody recorded it
    return reading.wall;
  }

  function outOfOrder({ wall, ran }: Reading): Instant {
    const from = Math.floor(unmeasured ?? ran + start.bootedAt());
    const bootedAt = Math.round(wall - ran);
    if (waiting === null || Math.abs(waiting.bootedAt - bootedAt) > toleranceMs) {
      waiting = { from, to: wall, measured: unmeasured === null, boot: sources.boot, bootedAt };
      call();
    }
    return from;
  }

  return {
    now() {
      const now = look();
      // Within the tolerance the machine's clock may be put back; the site's time never is, except by a setting on record.
      latest = Math.max(now, latest);
      return latest;
    },
    setTimer,
    pending() {
      look();
      return waiting;
    },
    onSetting: (given) => void (call = given),
    follow({ bootedAt }) {
      start.set(bootedAt, machine.running());
      latest = Number.NEGATIVE_INFINITY;
      unmeasured = null;
      waiting = null;
    },
    bootedAt: () => Math.round(start.bootedAt()),
    resume(bootedAt) {
      start.set(bootedAt, machine.running());
      latest = Number.NEGATIVE_INFINITY;
    },
    resumeUnmeasured(lastSeen) {
      unmeasured = lastSeen;
      latest = Number.NEGATIVE_INFINITY;
    },
  };
}
