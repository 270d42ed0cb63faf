import { addDays, atMinutes, isCalendarDay, type LocalDay, localMoment } from '../local-time.ts';
import type { Instant } from '../time.ts';

const noon = 12 * 60;

/**
 * [RV5] A night lasts from the noon of its day to the next noon, in local time. `until` is exclusive.
 *
 * @param timeZone IANA name
 */
export function nightBounds(day: LocalDay, timeZone: string): { from: Instant; until: Instant } {
  return { from: atMinutes(day, noon, timeZone), until: atMinutes(addDays(day, 1), noon, timeZone) };
}

/** The night at this moment, named by the day on which it begins. */
export function nightAt(now: Instant, timeZone: string): LocalDay {
  const { day } = localMoment(now, timeZone);
  return now < nightBounds(day, timeZone).from ? addDays(day, -1) : day;
}

/** The last night that is over. */
export function lastNight(now: Instant, timeZone: string): LocalDay {
  return addDays(nightAt(now, timeZone), -1);
}

/** The day that a text like 2026-11-23 names; null when there is no such day. */
export function dayNamed(text: string): LocalDay | null {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const day = { year: Number(year), month: Number(month), day: Number(date) };
  return date !== undefined && isCalendarDay(day) ? day : null;
}
