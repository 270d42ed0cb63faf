import type { Instant } from '../time.ts';

export type LocalDay = { year: number; month: number; day: number };

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The instant at which the clocks of a time zone show this day and time. */
export function atLocal(day: LocalDay, timeOfDayMs: number, timeZone: string): Instant {
  const shown = dayStartUtc(day) + timeOfDayMs;
  const guess = shown - offsetAt(shown, timeZone);
  // Near a change of the clocks the first guess may have used the offset of the other side.
  return shown - offsetAt(guess, timeZone);
}

/** The last millisecond of a day: what is valid until a day is valid on it. */
export function endOfLocalDay(day: LocalDay, timeZone: string): Instant {
  return atLocal({ ...day, day: day.day + 1 }, 0, timeZone) - 1;
}

export function isCalendarDay({ year, month, day }: LocalDay): boolean {
  const date = new Date(dayStartUtc({ year, month, day }));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function dayStartUtc({ year, month, day }: LocalDay): number {
  return Date.UTC(year, month - 1, day);
}

/** The day that the clocks of a time zone show. */
export function localDayAt(at: Instant, timeZone: string): LocalDay {
  const parts = formatterOf(timeZone).formatToParts(at);
  const read = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
  return { year: read('year'), month: read('month'), day: read('day') };
}

function offsetAt(at: Instant, timeZone: string): number {
  const parts = formatterOf(timeZone).formatToParts(at);
  const read = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
  const shown = Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'), read('second'));
  return shown - Math.floor(at / 1000) * 1000;
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(timeZone, made);
  return made;
}
