import { hourMs, type Instant, minuteMs } from './time.ts';

/** A day of the calendar. Months and days count from 1. */
export type LocalDay = { year: number; month: number; day: number };

/** Day and time of day as clocks in a time zone show them. `minutes` counts from midnight. */
export type LocalMoment = { day: LocalDay; minutes: number };

const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * The instant at which clocks in a time zone show this day and time. The first one where they show it twice; the moment
 * of the change where they skip it.
 *
 * @param timeZone IANA name
 */
export function atLocal(day: LocalDay, timeOfDayMs: number, timeZone: string): Instant {
  const [first] = momentsAt(day, timeOfDayMs, timeZone);
  return first ?? skippedAt(dayStartUtc(day) + timeOfDayMs, timeZone);
}

/** Every instant at which clocks show this day and time: none when they skip it, two when they are set back over it. */
export function momentsAt(day: LocalDay, timeOfDayMs: number, timeZone: string): Instant[] {
  const shown = dayStartUtc(day) + timeOfDayMs;
  const possible = new Set(offsetsAround(shown, timeZone).map((offset) => shown - offset));
  return [...possible].filter((at) => at + offsetAt(at, timeZone) === shown).toSorted((a, b) => a - b);
}

/** The last millisecond of a day: what is valid until a day is still valid on it. */
export function endOfLocalDay(day: LocalDay, timeZone: string): Instant {
  return atLocal(addDays(day, 1), 0, timeZone) - 1;
}

/** Whether the calendar has this day. */
export function isCalendarDay({ year, month, day }: LocalDay): boolean {
  const date = new Date(dayStartUtc({ year, month, day }));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The day this many days later in the calendar; negative: earlier. */
export function addDays(day: LocalDay, days: number): LocalDay {
  const date = new Date(dayStartUtc({ ...day, day: day.day + days }));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The number of calendar days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: LocalDay, to: LocalDay): number {
  return Math.round((dayStartUtc(to) - dayStartUtc(from)) / (24 * hourMs));
}

/** The day of the week, from 0 (Sunday). */
export function weekdayOf(day: LocalDay): number {
  return new Date(dayStartUtc(day)).getUTCDay();
}

/** What clocks in a time zone show at an instant. */
export function localMoment(at: Instant, timeZone: string): LocalMoment {
  const shown = new Date(shownAt(at, timeZone));
  const day = { year: shown.getUTCFullYear(), month: shown.getUTCMonth() + 1, day: shown.getUTCDate() };
  return { day, minutes: shown.getUTCHours() * 60 + shown.getUTCMinutes() };
}

/** The day as 2026-11-23. */
export function dayName({ year, month, day }: LocalDay): string {
  return `${year}-${two(month)}-${two(day)}`;
}

/** 11-23 22:05, as the clocks of a time zone show it: for lists and messages, where the year is known. */
export function momentText(at: Instant, timeZone: string): string {
  return localText(at, timeZone).slice('2026-'.length).replace('T', ' ');
}

/** Minutes since midnight as 22:05. Minutes beyond a day start again at 00:00. */
export function clockText(minutes: number): string {
  const ofDay = ((minutes % 1440) + 1440) % 1440;
  return `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;
}

/** The minutes since midnight of a time like 22:05, here 1325. */
export function clockMinutes(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

const two = (value: number) => String(value).padStart(2, '0');

function dayStartUtc({ year, month, day }: LocalDay): number {
  return Date.UTC(year, month - 1, day);
}

/* No time zone is further from UTC than this, so any change of the clocks lies in between. */
function offsetsAround(shown: number, timeZone: string): [number, number] {
  return [offsetAt(shown - 15 * hourMs, timeZone), offsetAt(shown + 13 * hourMs, timeZone)];
}

/* The first instant after which the clocks show a later time. */
function skippedAt(shown: number, timeZone: string): Instant {
  const [before, after] = offsetsAround(shown, timeZone);
  let [low, high] = [shown - after, shown - before];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (middle + offsetAt(middle, timeZone) > shown) high = middle;
    else low = middle;
  }
  return high;
}

function offsetAt(at: Instant, timeZone: string): number {
  return shownAt(at, timeZone) - Math.floor(at / 1000) * 1000;
}

/* What the clocks show, as an instant as if it were UTC; to the second. */
function shownAt(at: Instant, timeZone: string): number {
  const parts = formatterOf(timeZone).formatToParts(at);
  const read = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'), read('second'));
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

/** Day and time as 2026-11-23T22:05, for tables and for input fields of date and time. */
export function localText(at: Instant, timeZone: string): string {
  const { day, minutes } = localMoment(at, timeZone);
  return `${dayName(day)}T${clockText(minutes)}`;
}

/** Day and time as people write it: 2026-11-23 22:05. */
export function dayAndTime(at: Instant, timeZone: string): string {
  return localText(at, timeZone).replace('T', ' ');
}

/** The instant of a time of day in minutes since midnight; see `atLocal`. */
export function atMinutes(day: LocalDay, minutes: number, timeZone: string): Instant {
  return atLocal(day, minutes * minuteMs, timeZone);
}
