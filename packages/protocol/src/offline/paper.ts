import type { By } from '../roles.ts';
import { hourMs, type Instant } from '../time.ts';

/** [U280] After this time without the server a device only shows what it knows and records nothing. */
export const offlineLimitMs = 12 * hourMs;

/** A period of paper mode: a named person answers for letting vehicles in and out without the server. */
export type PaperPeriod = {
  by: By;
  from: Instant;
  until: Instant | null;
  reason: string;
  isOverTime?: true; // it ended at its time limit
};

/** How many periods the state of the site keeps. */
export const paperPeriodsKept = 20;

/**
 * [OF69] The time limit of paper mode, the same as a device may record offline. A longer outage needs a new
 * declaration.
 */
export const paperLongestMs = offlineLimitMs;
/** [OF69] A declaration within this time after a period reached its limit renews that period. */
export const paperRenewalMs = hourMs;

/** The period that nobody has ended; null when there is none. */
export function openPaper(periods: readonly PaperPeriod[]): PaperPeriod | null {
  return periods.find(({ until }) => until === null) ?? null;
}

/** When a period ended, or reaches its time limit. */
export function paperOverAt({ from, until }: PaperPeriod): Instant {
  return until ?? from + paperLongestMs;
}

/** The period at this moment; null when there is none. The time limit counts, since a device offline gets no event. */
export function paperAt(periods: readonly PaperPeriod[], at: Instant): PaperPeriod | null {
  return periods.find((period) => period.from <= at && at < paperOverAt(period)) ?? null;
}

/** [OF4] [OF69] Whether paper mode was on at this moment. */
export function isPaperAt(periods: readonly PaperPeriod[], at: Instant): boolean {
  return paperAt(periods, at) !== null;
}
