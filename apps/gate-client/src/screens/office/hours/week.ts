import { z } from 'zod';
import { openingHours, type OpeningWindow } from '@cordon/protocol/site/settings.ts';
import { clockText } from '@cordon/protocol/local-time.ts';
import { minutesOf } from '../../../watch/local-clock.ts';
import { formSchema } from '../parts/office-form.ts';

/** Looser than the protocol's: a time that is being typed is not one yet. */
export const typedHours = z.array(z.object({ day: z.int().min(0).max(6), from: z.string(), to: z.string() }));

export const hoursForm = z.object({ hours: typedHours });
export type HoursForm = z.infer<typeof hoursForm>;
const madeHours = z.object({ hours: openingHours });
export type MadeHours = z.infer<typeof madeHours>;

export const hoursProblems = ['incomplete', 'overlap'] as const;

/** [U84] The gate's hours, once every time is one and no minute is covered twice. */
export const hoursSchema = formSchema<HoursForm, MadeHours, (typeof hoursProblems)[number]>(
  hoursForm,
  madeHours,
  ({ hours }, blame) => {
    const typed = asTyped(hours);
    if (typed === null) blame('hours', 'incomplete');
    else if (overlaps(typed).length > 0) blame('hours', 'overlap');
    return { hours: typed && inOrder(typed) };
  },
  () => ['hours', 'incomplete'],
);

export const mostWindows = 28;

const dayMinutes = 24 * 60;
const weekMinutes = 7 * dayMinutes;

/** Monday first, as a week is drawn here; 0 is Sunday. */
export const weekDays = [1, 2, 3, 4, 5, 6, 0] as const;
export type WeekDay = (typeof weekDays)[number];

/** A piece of a window on one day of the grid. */
export type Segment = {
  index: number; // of the window that it belongs to
  day: number;
  from: number; // minutes of the day
  to: number;
  fromDayBefore: boolean; // it began yesterday
};

/** [U84] Windows cut at midnight: one that ends at or before its start runs on into the next day. */
export function segmentsOf(hours: readonly OpeningWindow[]): Segment[] {
  return hours.flatMap(({ day, from, to }, index) => {
    const start = minutesOf(from) ?? 0;
    const end = start + lengthOf(start, minutesOf(to) ?? 0);
    const first: Segment = { index, day, from: start, to: Math.min(end, dayMinutes), fromDayBefore: false };
    if (end <= dayMinutes) return [first];
    return [first, { index, day: (day + 1) % 7, from: 0, to: end - dayMinutes, fromDayBefore: true }];
  });
}

function lengthOf(start: number, end: number): number {
  return (end - start + dayMinutes) % dayMinutes || dayMinutes;
}

/** [U84] Pairs of windows that cover the same minute, by their places in the list. */
export function overlaps(hours: readonly OpeningWindow[]): [number, number][] {
  const segments = segmentsOf(hours);
  const found = segments.flatMap((a, place) =>
    segments
      .slice(place + 1)
      .filter((b) => a.index !== b.index && a.day === b.day && a.from < b.to && b.from < a.to)
      .map((b): [number, number] => [Math.min(a.index, b.index), Math.max(a.index, b.index)]),
  );
  return found.filter(([a, b], place) => found.findIndex(([c, d]) => a === c && b === d) === place);
}

/** [U84] Hours of the week in which the gate is open, overlaps counted once. */
export function openHours(hours: readonly OpeningWindow[]): number {
  const open = new Set<number>();
  for (const { day, from, to } of segmentsOf(hours)) {
    for (let minute = from; minute < to; minute += 1) open.add((day * dayMinutes + minute) % weekMinutes);
  }
  return Math.round((open.size / 60) * 10) / 10;
}

export function inOrder(hours: readonly OpeningWindow[]): OpeningWindow[] {
  const place = ({ day }: OpeningWindow) => weekDays.findIndex((other) => other === day);
  return hours.toSorted((a, b) => place(a) - place(b) || (a.from < b.from ? -1 : 1));
}

export function sameHours(a: readonly OpeningWindow[], b: readonly OpeningWindow[]): boolean {
  return JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b));
}

/** [U84] One day's windows on every day. */
export function everyDayLike(hours: readonly OpeningWindow[], day: number): OpeningWindow[] {
  const pattern = hours.filter((window) => window.day === day);
  return weekDays.flatMap((other) => pattern.map((window) => ({ ...window, day: other })));
}

/** The windows as the protocol writes them, once every time that was typed is one. */
export function asTyped(hours: readonly OpeningWindow[]): OpeningWindow[] | null {
  const windows = hours.map(({ day, from, to }) => ({ day, from: minutesOf(from), to: minutesOf(to) }));
  return windows.every(
    (window): window is { day: number; from: number; to: number } => window.from !== null && window.to !== null,
  )
    ? windows.map(({ day, from, to }) => ({ day, from: clockText(from), to: clockText(to) }))
    : null;
}
