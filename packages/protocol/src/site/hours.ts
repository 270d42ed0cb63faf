import { addDays, atMinutes, clockMinutes, type LocalDay, localMoment, weekdayOf } from '../local-time.ts';
import type { Instant } from '../time.ts';
import type { OpeningWindow, Station } from './settings.ts';

/**
 * [Z4] Is the gate open? A window that ends at or before its start runs past midnight; no windows means shut. A window is one
 * stretch of time: one that the clocks are changed in neither closes in between nor opens twice.
 */
export function isOpenAt(hours: readonly OpeningWindow[], timeZone: string, now: Instant): boolean {
  const { day } = localMoment(now, timeZone);
  // One that is still open began at the latest the day before yesterday, where a day of the calendar is skipped.
  return [0, -1, -2].some((days) =>
    windowsOf(hours, addDays(day, days), timeZone).some(({ from, until }) => from <= now && now < until),
  );
}

/** [Z12] Is the point open: by the office's switch, and by its own hours where it has any? */
export function isPointOpen({ open, hours }: Pick<Station, 'open' | 'hours'>, timeZone: string, now: Instant): boolean {
  return open && (hours === null || isOpenAt(hours, timeZone, now));
}

/** [Z12] When a point that is closed now opens by its hours; null when it is open, or nobody knows when it will be. */
export function opensAt(
  { open, hours }: Pick<Station, 'open' | 'hours'>,
  timeZone: string,
  now: Instant,
): Instant | null {
  if (!open || hours === null || hours.length === 0 || isOpenAt(hours, timeZone, now)) return null;
  const { day } = localMoment(now, timeZone);
  // A week and a day: the window of this weekday may be over for today.
  for (let days = 0; days <= 8; days += 1) {
    const openings = windowsOf(hours, addDays(day, days), timeZone).map(({ from }) => from);
    const next = openings.filter((from) => from > now);
    if (next.length > 0) return Math.min(...next);
  }
  return null;
}

/** The windows that begin on this day, as the site's clocks run on it. */
function windowsOf(
  hours: readonly OpeningWindow[],
  day: LocalDay,
  timeZone: string,
): { from: Instant; until: Instant }[] {
  return hours
    .filter((window) => window.day === weekdayOf(day))
    .map((window) => {
      const [from, to] = [clockMinutes(window.from), clockMinutes(window.to)];
      const last = to <= from ? addDays(day, 1) : day;
      return { from: atMinutes(day, from, timeZone), until: atMinutes(last, to, timeZone) };
    })
    .filter(({ from, until }) => from < until);
}
