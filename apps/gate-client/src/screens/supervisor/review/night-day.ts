import { isCalendarDay, type LocalDay } from '@cordon/protocol/declaration/local-time.ts';
import { hourMs } from '@cordon/protocol/time.ts';
import { localMoment } from '../../../watch/local-clock.ts';

/** [U213] A night belongs to the day on which it begins, from noon to noon: at 03:00 it is still yesterday's. */
export function nightOf(now: number, timeZone: string): string {
  return dayText(localMoment(now - 12 * hourMs, timeZone).day);
}

export function isDay(text: string): boolean {
  const day = dayOf(text);
  return day !== null && isCalendarDay(day);
}

/** 2026-11-12 and so many days on, or back. */
export function movedDay(text: string, days: number): string {
  const day = dayOf(text);
  if (day === null) return text;
  const at = new Date(Date.UTC(day.year, day.month - 1, day.day + days));
  return dayText({ year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() });
}

function dayOf(text: string): LocalDay | null {
  const groups = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/u.exec(text)?.groups;
  if (groups === undefined) return null;
  return { year: Number(groups['year']), month: Number(groups['month']), day: Number(groups['day']) };
}

function dayText({ year, month, day }: LocalDay): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}`;
}
