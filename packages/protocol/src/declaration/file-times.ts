import { isPlausibleEta, plausibleEta } from '../plausible.ts';
import type { Instant } from '../time.ts';
import { type DeclarationRemark, remarkOn } from './remark.ts';
import { dayAndTime } from '../local-time.ts';

type Timed = { line: number; visit: { eta: Instant } };

/**
 * [D32] Whether the arrivals of a file are plausible, compared with each other and with the clock. A single row in
 * another year is a fault. A whole file of another time is one remark, since an old file may be imported as a trial.
 *
 * @returns rows whose time is implausible, and remarks
 */
export function judgeTimes<T extends Timed>(
  rows: readonly T[],
  now: Instant,
  timeZone: string,
): { implausible: Set<T>; remarks: DeclarationRemark[] } {
  const etas = rows.map(({ visit }) => visit.eta).toSorted((a, b) => a - b);
  const [first, latest] = [etas[0], etas.at(-1)];
  if (first === undefined || latest === undefined) return { implausible: new Set(), remarks: [] };
  const { behindMs, longBehindMs, aheadMs } = plausibleEta;
  const isOfThisTime = (eta: Instant) => eta >= now - longBehindMs && eta <= now + aheadMs;
  const middle = etas[Math.floor(etas.length / 2)] ?? first;
  const isNearOthers = etas.some((eta) => isOfThisTime(eta))
    ? isOfThisTime
    : (eta: Instant) => Math.abs(eta - middle) <= aheadMs;
  const canBeMeant = (eta: Instant) => isPlausibleEta(eta, now) && isNearOthers(eta);

  const implausible = new Set(rows.filter(({ visit }) => !canBeMeant(visit.eta)));
  const meant = rows.filter((row) => !implausible.has(row));
  const past = meant.filter(({ visit }) => visit.eta < now - behindMs);
  const ahead = meant.filter(({ visit }) => visit.eta > now + aheadMs);
  const last = meant.reduce((max, { visit }) => Math.max(max, visit.eta), 0);
  const line = rows[0]?.line ?? 1;
  if (past.length > 0 && past.length === meant.length) {
    return { implausible, remarks: [remarkOn(line, null, 'all in the past', dayAndTime(last, timeZone))] };
  }
  if (ahead.length > 0) {
    return { implausible, remarks: [remarkOn(line, null, 'all far ahead', dayAndTime(last, timeZone))] };
  }
  return {
    implausible,
    remarks: past.map((row) => remarkOn(row.line, 'eta', 'in the past', dayAndTime(row.visit.eta, timeZone))),
  };
}
