import type { Instant } from '@cordon/protocol/time.ts';
import type { Clock } from '../ops/clock.ts';
import { realClock } from '../ops/real-clock.ts';

/** The time is what the test sets; timers run in real time, since nothing in the test depends on when. */
export type SteadyClock = Clock & { at: Instant };

export function steadyClock(at: Instant): SteadyClock {
  return {
    at,
    now() {
      return this.at;
    },
    setTimer: realClock.setTimer,
  };
}

/** The time and the timers move only when the test says so. */
export type HandClock = Clock & {
  /** Moves the time, and fires the timers that fall due on the way, in order. */
  advance(ms: number): void;
  pending(): number;
};

export function handClock(startsAt: Instant): HandClock {
  let now = startsAt;
  let timers: { at: Instant; fire: () => void }[] = [];
  const take = (until: Instant) => {
    const [first] = timers.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at);
    timers = timers.filter((timer) => timer !== first);
    return first;
  };
  return {
    now: () => now,
    setTimer(ms, fire) {
      const timer = { at: now + ms, fire };
      timers.push(timer);
      return () => void (timers = timers.filter((other) => other !== timer));
    },
    advance(ms) {
      const until = now + ms;
      for (let timer = take(until); timer !== undefined; timer = take(until)) {
        now = Math.max(now, timer.at);
        timer.fire();
      }
      now = until;
    },
    pending: () => timers.length,
  };
}
