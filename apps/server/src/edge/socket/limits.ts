import type { Clock } from '../../ops/clock.ts';

const inFlightAtMost = 32;
const perSecond = 60;

export type Limits = {
  /** @returns false when it is too much; else `end` must follow */
  begin(): boolean;
  end(): void;
};

/** [E4] What one tablet may ask for: no officer is that quick, an outbox of 500 items is through in nine seconds. */
export function openLimits(pace: Pick<Clock, 'now'>): Limits {
  let inFlight = 0;
  let allowance = perSecond;
  let countedAt = pace.now();
  return {
    begin() {
      const now = pace.now();
      allowance = Math.min(perSecond, allowance + ((now - countedAt) / 1_000) * perSecond);
      countedAt = now;
      if (inFlight >= inFlightAtMost || allowance < 1) return false;
      allowance -= 1;
      inFlight += 1;
      return true;
    },
    end() {
      inFlight -= 1;
    },
  };
}
