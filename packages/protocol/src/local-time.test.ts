import { describe, expect, it } from 'vitest';
import { nightAt, nightBounds } from './review/night-day.ts';
import { isOpenAt, opensAt } from './site/hours.ts';
import { hourMs, minuteMs } from './time.ts';
import { addDays, atMinutes, dayName, daysBetween, endOfLocalDay, localText, momentsAt } from './local-time.ts';

/* Clocks that change at midnight, by half an hour, at a minute past midnight, by a whole day, and those that do not. */
const zones: [string, string, string][] = [
  ['Asia/Shanghai', '2026-03-20', '2026-11-10'],
  ['Europe/Berlin', '2026-03-20', '2026-11-10'],
  ['America/Sao_Paulo', '2018-02-10', '2018-11-10'],
  ['Australia/Lord_Howe', '2026-03-25', '2026-10-10'],
  ['America/St_Johns', '2010-03-05', '2010-11-15'],
  ['Pacific/Apia', '2011-09-20', '2012-01-10'],
  ['Africa/Cairo', '2014-05-10', '2014-10-05'],
  ['Antarctica/Troll', '2026-03-20', '2026-11-10'],
];
const dayOf = (text: string) => {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return { year, month, day };
};
const daysFrom = (from: string, to: string) =>
  Array.from({ length: daysBetween(dayOf(from), dayOf(to)) }, (_, n) => addDays(dayOf(from), n));

describe('[RV5] [LB5] nights where clocks change', () => {
  it.each(zones)(
    '[LB5] in %s nights follow each other without a hole or an overlap, each from noon to noon',
    (zone, from, to) => {
      for (const day of daysFrom(from, to)) {
        const night = nightBounds(day, zone);
        expect(night.until).toBe(nightBounds(addDays(day, 1), zone).from);
        expect(night.until).toBeGreaterThan(night.from);
        const isSkipped = zone === 'Pacific/Apia' && dayName(day) === '2011-12-30';
        expect(localText(night.from, zone)).toBe(isSkipped ? '2011-12-31T00:00' : `${dayName(day)}T12:00`);
      }
    },
  );

  it.each(zones)('[LB5] in %s each moment belongs to the night that it lies in', (zone, from, to) => {
    const [first, last] = [nightBounds(dayOf(from), zone).from, nightBounds(dayOf(to), zone).from];
    for (let at = first; at < last; at += 7 * hourMs + 13 * minuteMs) {
      const night = nightBounds(nightAt(at, zone), zone);
      expect([night.from <= at, at < night.until]).toEqual([true, true]);
    }
    for (const day of daysFrom(from, to)) {
      const { from: noon } = nightBounds(day, zone);
      const before = nightAt(noon - 1, zone);
      expect(daysBetween(before, nightAt(noon, zone))).toBe(1);
    }
  });

  it('[LB5] the night of a day with 23 hours ends at noon, and so does that of one with 25', () => {
    const hours = (day: string) => {
      const { from, until } = nightBounds(dayOf(day), 'Europe/Berlin');
      return (until - from) / hourMs;
    };
    expect([hours('2026-03-28'), hours('2026-10-24'), hours('2026-10-25')]).toEqual([23, 25, 24]);
    const halfPastNoon = Date.UTC(2026, 2, 29, 10, 30); // 12:30 in Berlin
    expect(dayName(nightAt(halfPastNoon, 'Europe/Berlin'))).toBe('2026-03-29');
    expect(dayName(nightAt(halfPastNoon - hourMs, 'Europe/Berlin'))).toBe('2026-03-28');
  });
});

describe('[T12] a time of day on a day that clocks are changed on', () => {
  it('[T12] is its first, where it is shown twice, and the change itself, where it is skipped', () => {
    const berlin = 'Europe/Berlin';
    const [autumn, spring] = [dayOf('2026-10-25'), dayOf('2026-03-29')];
    expect(momentsAt(autumn, 150 * minuteMs, berlin)).toEqual([
      Date.UTC(2026, 9, 25, 0, 30),
      Date.UTC(2026, 9, 25, 1, 30),
    ]);
    expect(atMinutes(autumn, 150, berlin)).toBe(Date.UTC(2026, 9, 25, 0, 30));
    expect(momentsAt(spring, 150 * minuteMs, berlin)).toEqual([]);
    expect(atMinutes(spring, 150, berlin)).toBe(Date.UTC(2026, 2, 29, 1));
  });

  it('[T12] [D10] a day without a midnight begins when its clocks do', () => {
    const day = dayOf('2018-11-04'); // São Paulo: 23:59:59, 01:00:00
    const begins = atMinutes(day, 0, 'America/Sao_Paulo');
    expect(localText(begins, 'America/Sao_Paulo')).toBe('2018-11-04T01:00');
    expect(endOfLocalDay(addDays(day, -1), 'America/Sao_Paulo')).toBe(begins - 1);
    expect(localText(begins - 1, 'America/Sao_Paulo')).toBe('2018-11-03T23:59');
  });

  it('[T12] [Z4] a window neither closes nor opens again in between', () => {
    const zone = 'Europe/Berlin';
    const toHalfPastTwo = [{ day: 6, from: '22:00', to: '02:30' }];
    const fromHalfPastTwo = [{ day: 0, from: '02:30', to: '05:00' }];
    const first = Date.UTC(2026, 9, 25, 0, 30); // 02:30, and an hour later it is 02:30 again
    const open = [-1, 0, 20, 40, 60, 90].map((minutes) => first + minutes * minuteMs);
    expect(open.map((at) => isOpenAt(toHalfPastTwo, zone, at))).toEqual([true, false, false, false, false, false]);
    expect(open.map((at) => isOpenAt(fromHalfPastTwo, zone, at))).toEqual([false, true, true, true, true, true]);
  });

  it('[T12] [Z12] a point that opens at a time that is skipped opens when the clocks are put forward', () => {
    const point = { open: true, hours: [{ day: 0, from: '02:30', to: '05:00' }] };
    const saturday = Date.UTC(2026, 2, 28, 20);
    expect(opensAt(point, 'Europe/Berlin', saturday)).toBe(Date.UTC(2026, 2, 29, 1));
  });
});
