import type { By } from '../roles.ts';
import { hourMs, type Instant } from '../time.ts';

/** [U280] Without the server for longer than this, a device shows what it knows and records nothing more. */
export const offlineLimitMs = 12 * hourMs;

/** A time in which somebody answers by name for what lets vehicles in and out without the server. */
export type PaperPeriod = {
  by: By;
  from: Instant;
  until: Instant | null;
  reason: string;
  isOverTime?: true; // nobody ended it: its longest time did
};

export const paperPeriodsKept = 20;

/** [OF69] As long as a device may record without the server; for a longer outage paper mode is declared anew. */
export const paperLongestMs = offlineLimitMs;
/** [OF69] A declaration that comes so soon after the longest time of the last one carries it on. */
export const paperRenewalMs = hourMs;

/** The one that nobody has ended yet, and whose end is not on record. */
export function openPaper(periods: readonly PaperPeriod[]): PaperPeriod | null {
  return periods.find(({ until }) => until === null) ?? null;
}

export function paperOverAt({ from, until }: PaperPeriod): Instant {
  return until ?? from + paperLongestMs;
}

/** The one that is on at this moment; without the network no event says that it is over. */
export function paperAt(periods: readonly PaperPeriod[], at: Instant): PaperPeriod | null {
  return periods.find((period) => period.from <= at && at < paperOverAt(period)) ?? null;
}

/** [OF4] [OF69] Was paper mode on when it was recorded? */
export function isPaperAt(periods: readonly PaperPeriod[], at: Instant): boolean {
  return paperAt(periods, at) !== null;
}
