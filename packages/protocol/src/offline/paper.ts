import type { By } from '../roles.ts';
import type { Instant } from '../time.ts';

/** A time in which somebody answers by name for what lets vehicles in and out without the server. */
export type PaperPeriod = { by: By; from: Instant; until: Instant | null; reason: string };

export const paperPeriodsKept = 20;

export function openPaper(periods: readonly PaperPeriod[]): PaperPeriod | null {
  return periods.find(({ until }) => until === null) ?? null;
}

/** [OF4] Was paper mode on when it was recorded? */
export function isPaperAt(periods: readonly PaperPeriod[], at: Instant): boolean {
  return periods.some(({ from, until }) => from <= at && (until === null || at < until));
}
