import { addDays, dayName } from '@cordon/protocol/local-time.ts';
import { dayNamed, nightAt } from '@cordon/protocol/review/night-day.ts';

/** [U213] The night that goes on at this moment, by its name. */
export function nightOf(now: number, timeZone: string): string {
  return dayName(nightAt(now, timeZone));
}

export function isDay(text: string): boolean {
  return dayNamed(text) !== null;
}

/** 2026-11-12 and so many days on, or back. */
export function movedDay(text: string, days: number): string {
  const day = dayNamed(text);
  return day === null ? text : dayName(addDays(day, days));
}
