import { atLocal, type LocalDay } from '@cordon/protocol/declaration/local-time.ts';
import { minuteMs } from '@cordon/protocol/time.ts';

/** Day and time of day as the site's clocks show them. */
export type LocalMoment = { day: LocalDay; minutes: number };

export function localMoment(at: number, timeZone: string): LocalMoment {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(at);
  const read = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
  return {
    day: { year: read('year'), month: read('month'), day: read('day') },
    minutes: read('hour') * 60 + read('minute'),
  };
}

/** 05:00, 5:00 and 0500 → 300, also in full width; null when it is no time of day. */
export function minutesOf(clock: string): number | null {
  const typed = clock.normalize('NFKC').trim();
  const groups = /^(?<hours>\d{1,2}):?(?<minutes>\d{2})$/u.exec(typed)?.groups;
  const [hours, minutes] = [Number(groups?.['hours']), Number(groups?.['minutes'])];
  return groups === undefined || hours > 23 || minutes > 59 ? null : hours * 60 + minutes;
}

export function clockText(minutes: number): string {
  const ofDay = ((minutes % 1440) + 1440) % 1440;
  return `${String(Math.floor(ofDay / 60)).padStart(2, '0')}:${String(ofDay % 60).padStart(2, '0')}`;
}

/** [U71] The next time that the site's clocks show this: at 22:00, 05:00 is tomorrow's. */
export function nextAt(clock: string, now: number, timeZone: string): number | null {
  const minutes = minutesOf(clock);
  if (minutes === null) return null;
  const { day } = localMoment(now, timeZone);
  const today = atLocal(day, minutes * minuteMs, timeZone);
  return today > now ? today : atLocal({ ...day, day: day.day + 1 }, minutes * minuteMs, timeZone);
}

/** What a `datetime-local` field says, as an instant at the site; null when it is empty or no date. */
export function instantOf(field: string, timeZone: string): number | null {
  const groups = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})T(?<clock>\d{2}:\d{2})/u.exec(field)?.groups;
  const minutes = minutesOf(groups?.['clock'] ?? '');
  if (groups === undefined || minutes === null) return null;
  const day = { year: Number(groups['year']), month: Number(groups['month']), day: Number(groups['day']) };
  return atLocal(day, minutes * minuteMs, timeZone);
}

/** An instant as a `datetime-local` field wants it. */
export function fieldOf(at: number, timeZone: string): string {
  const { day, minutes } = localMoment(at, timeZone);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${day.year}-${two(day.month)}-${two(day.day)}T${clockText(minutes)}`;
}
