import type { Instant } from '@cordon/protocol/time.ts';
import type { Clock, SiteClock } from './clock.ts';

/** Where time comes from. Injected, so that a test can set the clock. */
export type TimeSources = {
  wall(): Instant; // can be set by anybody who runs the machine
  steady(): number; // ms; never set, but may stand still while the machine sleeps
  sinceBoot(): number | null; // ms, sleep included; null where the system does not tell
  boot: string; // names this run of the machine; one of its own for each process where the system does not tell
};

/** The machine's clock was set. Until it is on record, the site's time goes on as if nothing had happened. */
export type Setting = { from: Instant; to: Instant; measured: boolean; boot: string; bootedAt: Instant };

export type GuardedClock = SiteClock & {
  /** [CL5] What is not on record yet; the first time that it is noticed, `onSetting` is called. */
  pending(): Setting | null;
  onSetting(call: () => void): void;
  /** It is on record: from now on the site's time is the machine's. */
  follow(setting: Setting): void;
  /** When this run of the machine began, as its clock had it when it was last in order. */
  bootedAt(): Instant;
  /** [CL6] As it was before this process began: what differs since is a setting of the clock. */
  resume(bootedAt: Instant): void;
  /** [CL8] No clock ran between this moment and now; what the machine's clock says of the time between is not known. */
  resumeUnmeasured(lastSeen: Instant): void;
};

/** Less is noise: the time between two readings, and what an NTP client puts right in small steps. */
const toleranceMs = 1_000;
/** The fastest that NTP lets a clock run to put it right. */
const slewPerMs = 500e-6;
const slewEveryMs = 60_000;
/** A reading during which the process stood still for longer than this is taken again. */
const readingMs = 20;

/**
 * [CL5] The machine's clock, compared at every reading with one that nobody can set. Where they part, this clock stays with
 * the latter until somebody has put on record that the former was set: nothing is decided by a time that nobody knows of.
 */
export function guardClock(sources: TimeSources, setTimer: Clock['setTimer']): GuardedClock {
  const { boot } = sources;
  let sleptMs = (sources.sinceBoot() ?? sources.steady()) - sources.steady();
  const running = () => sources.steady() + sleptMs; // since the machine started
  let begunAt = 0; // `bootedAt`, as far as it is on record
  let slewedAt = running();
  let latest = Number.NEGATIVE_INFINITY;
  let unmeasured: Instant | null = null;
  let waiting: Setting | null = null;
  let call: () => void = () => undefined;

  function read(): { wall: Instant; ran: number } {
    for (let tries = 1; ; tries++) {
      const before = running();
      const wall = sources.wall();
      const ran = running();
      if (ran - before <= readingMs || tries === 5) return { wall, ran };
    }
  }

  /* A machine that has slept is not one whose clock was set. */
  function countSleep(): void {
    const since = sources.sinceBoot();
    if (since !== null) sleptMs = since - sources.steady();
  }

  function isInOrder({ wall, ran }: { wall: Instant; ran: number }): boolean {
    const offMs = wall - ran - begunAt;
    if (Math.abs(offMs) > toleranceMs) return false;
    const slewMs = (ran - slewedAt) * slewPerMs;
    if (ran - slewedAt >= slewEveryMs) {
      begunAt += Math.max(-slewMs, Math.min(slewMs, offMs));
      slewedAt = ran;
    }
    return true;
  }

  function look(): Instant {
    let reading = read();
    if (unmeasured === null && !isInOrder(reading)) {
      countSleep();
      reading = read();
      if (!isInOrder(reading)) return outOfOrder(reading);
    }
    if (unmeasured !== null) return outOfOrder(reading);
    waiting = null; // put right before anybody recorded it
    return reading.wall;
  }

  function outOfOrder({ wall, ran }: { wall: Instant; ran: number }): Instant {
    const from = Math.floor(unmeasured ?? ran + begunAt);
    const bootedAt = Math.round(wall - ran);
    if (waiting === null || Math.abs(waiting.bootedAt - bootedAt) > toleranceMs) {
      waiting = { from, to: wall, measured: unmeasured === null, boot, bootedAt };
      call();
    }
    return from;
  }

  begunAt = ((reading) => reading.wall - reading.ran)(read());
  return {
    now() {
      const now = look();
      // Within the tolerance the clock may be put back; the site's time never is, unless it is said so.
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
      begunAt = bootedAt;
      slewedAt = running();
      latest = Number.NEGATIVE_INFINITY;
      unmeasured = null;
      waiting = null;
    },
    bootedAt: () => Math.round(begunAt),
    resume(bootedAt) {
      begunAt = bootedAt;
      slewedAt = running();
      latest = Number.NEGATIVE_INFINITY;
    },
    resumeUnmeasured(lastSeen) {
      unmeasured = lastSeen;
      latest = Number.NEGATIVE_INFINITY;
    },
  };
}
