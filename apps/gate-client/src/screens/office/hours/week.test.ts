import { describe, expect, it } from 'vitest';
import { isOpenAt } from '@cordon/protocol/site/hours.ts';
import type { OpeningWindow } from '@cordon/protocol/site/settings.ts';
import { asTyped, everyDayLike, openHours, overlaps, sameHours, segmentsOf } from './week.ts';

const night: OpeningWindow = { day: 1, from: '22:00', to: '06:00' };

describe('the week of opening hours', () => {
  it('[U84] a window past midnight is drawn on two days', () => {
    expect(segmentsOf([night])).toEqual([
      { index: 0, day: 1, from: 1320, to: 1440, fromDayBefore: false },
      { index: 0, day: 2, from: 0, to: 360, fromDayBefore: true },
    ]);
  });

  it('[U84] Saturday night runs into Sunday, and a window that ends at midnight stays on its day', () => {
    expect(segmentsOf([{ day: 6, from: '23:00', to: '01:00' }]).map(({ day }) => day)).toEqual([6, 0]);
    expect(segmentsOf([{ day: 3, from: '20:00', to: '00:00' }])).toEqual([
      { index: 0, day: 3, from: 1200, to: 1440, fromDayBefore: false },
    ]);
  });

  it('[U84] equal times mean a whole day from there on', () => {
    expect(segmentsOf([{ day: 3, from: '00:00', to: '00:00' }])).toEqual([
      { index: 0, day: 3, from: 0, to: 1440, fromDayBefore: false },
    ]);
    expect(openHours([{ day: 3, from: '18:00', to: '18:00' }])).toBe(24);
  });

  it('[U84] what the grid shows as open is what the gate takes as open, minute by minute', () => {
    const hours = [night, { day: 6, from: '23:30', to: '00:30' }, { day: 4, from: '08:15', to: '12:00' }];
    const sunday = Date.UTC(2026, 10, 22);
    const segments = segmentsOf(hours);
    for (let minute = 0; minute < 7 * 1440; minute += 15) {
      const day = Math.floor(minute / 1440);
      const drawn = segments.some((s) => s.day === day && s.from <= minute % 1440 && minute % 1440 < s.to);
      expect({ minute, open: drawn }).toEqual({ minute, open: isOpenAt(hours, 'UTC', sunday + minute * 60_000) });
    }
  });

  it('[U84] finds windows that overlap, across midnight too, and counts their hours once', () => {
    const early = { day: 2, from: '05:00', to: '07:00' };
    expect(overlaps([night, early])).toEqual([[0, 1]]);
    expect(openHours([night, early])).toBe(9);
    expect(overlaps([night, { day: 2, from: '06:00', to: '07:00' }])).toEqual([]);
  });

  it('[U84] one day becomes every day, and the order of the list does not matter', () => {
    const week = everyDayLike([night, { day: 2, from: '10:00', to: '11:00' }], 1);
    expect(week).toHaveLength(7);
    expect(week.every(({ from, to }) => from === '22:00' && to === '06:00')).toBe(true);
    expect(sameHours(week, week.toReversed())).toBe(true);
    expect(sameHours(week, week.slice(1))).toBe(false);
  });

  it('[U84] takes times as they are typed, and waits while one is not finished', () => {
    expect(asTyped([{ day: 1, from: '2200', to: '6：00' }])).toEqual([night]);
    expect(asTyped([night, { day: 2, from: '', to: '06:00' }])).toBeNull();
  });
});
