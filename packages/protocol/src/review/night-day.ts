import { isCalendarDay, type LocalDay, localDayAt } from '../declaration/local-time.ts';
import { hourMs, type Instant } from '../time.ts';

/** The night that goes on at this moment: it belongs to the day on which it begins, from noon to noon by the site's clocks. */
export function nightAt(now: Instant, timeZone: string): LocalDay {
  return localDayAt(now - 12 * hourMs, timeZone);
}

/** The last night that is over. */
export function lastNight(now: Instant, timeZone: string): LocalDay {
  const { year, month, day } = nightAt(now, timeZone);
  const before = new Date(Date.UTC(year, month - 1, day - 1));
  return { year: before.getUTCFullYear(), month: before.getUTCMonth() + 1, day: before.getUTCDate() };
}

/** 2026-11-23 */
export function dayName({ year, month, day }: LocalDay): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}`;
}

/** Null when the text names no day that there is. */
export function dayNamed(text: string): LocalDay | null {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const day = { year: Number(year), month: Number(month), day: Number(date) };
  return date !== undefined && isCalendarDay(day) ? day : null;
}
