import { describe, expect, it } from 'vitest';
import { hoursBetween, instant, minutesBetween, oneDecimal } from './time.ts';

describe('time', () => {
  it.each([
    [0, true],
    [Date.UTC(2026, 10, 23), true],
    [Date.UTC(2200, 0, 1), true],
    [Date.UTC(2200, 0, 1) + 1, false],
    [-1, false],
    [1.5, false],
    [Number.NaN, false],
    [Number.MAX_SAFE_INTEGER, false],
    ['2026-11-23', false],
    [null, false],
  ])('[J3] %s is a moment: %s', (value, good) => {
    expect(instant.safeParse(value).success).toBe(good);
  });

  it('[J3] counts forward: an earlier time is negative', () => {
    expect(minutesBetween(0, 90_000)).toBe(1.5);
    expect(hoursBetween(3_600_000, 0)).toBe(-1);
  });

  it('[J3] is shown with one decimal', () => {
    expect([1.04, 1.05, 47.96, -0.26].map(oneDecimal)).toEqual([1, 1.1, 48, -0.3]);
  });
});
