import { addDays, atMinutes, clockMinutes, type LocalDay, localMoment, weekdayOf } from '../local-time.ts';
import type { Instant } from '../time.ts';
import type { OpeningWindow, Station } from './settings.ts';

/**
 * [Z4] Whether the gate is open. A window that ends at or before its start runs past midnight; without windows the gate
 * is shut. A window is one continuous period: a change of the clocks neither interrupts it nor opens it twice.
 *
 * @param timeZone IANA name
 */
export function isOpenAt(hours: readonly OpeningWindow[], timeZone: string, now: Instant): boolean {
  const { day } = localMoment(now, timeZone);
  // An open window began at most two days ago, where a time zone skips a day of the calendar.
  return [0, -1, -2].some((days) =>
    windowsOf(hours, addDays(day, days), timeZone).some(({ from, until }) => from <= now && now < until),
  );
}

/** [Z12] Whether a point is open: by the office's switch, and by its own hours where it has any. */
export function isPointOpen({ open, hours }: Pick<Station, 'open' | 'hours'>, timeZone: string, now: Instant): boolean {
  return open && (hours === null || isOpenAt(hours, timeZone, now));
}

/** [Z12] When a closed point opens by its hours; null when it is open, or the time is unknown. */
export function opensAt(
  { open, hours }: Pick<Station, 'open' | 'hours'>,
  timeZone: string,
  now: Instant,
): Instant | null {
  if (!open || hours === null || hours.length === 0 || isOpenAt(hours, timeZone, now)) return null;
  const { day } = localMoment(now, timeZone);
  // A week and a day, since the window of this weekday may be over for today.
  for (let days = 0; days <= 8; days += 1) {
    const openings = windowsOf(hours, addDays(day, days), timeZone).map(({ from }) => from);
    const next = openings.filter((from) => from > now);
    if (next.length > 0) return Math.min(...next);
  }
  return null;
}

/** The windows that begin on this day, in local time. */
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
