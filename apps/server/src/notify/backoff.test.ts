import { hourMs } from '@cordon/protocol/time.ts';
import { describe, expect, it } from 'vitest';
import { askedFor, usualRetrying, waitAfter } from './backoff.ts';

describe('the time between tries', () => {
  it('[NT4] grows threefold, eight tries within about six hours', () => {
    const waits = Array.from({ length: usualRetrying.mostTries - 1 }, (_, i) => waitAfter(i + 1, 0));
    expect(waits.map((ms) => ms / 1_000)).toEqual([20, 60, 180, 540, 1_620, 4_860, 14_580]);
    expect(waits.reduce((all, ms) => all + ms)).toBeLessThan(6.5 * hourMs);
  });

  it('[NT4] is spread by chance, by no more than a quarter', () => {
    expect(waitAfter(1, 0.5)).toBe(22_500);
    expect(waitAfter(1, 0.999_999)).toBeLessThanOrEqual(25_000);
  });

  it('[NT4] is never longer than the longest', () => {
    expect(waitAfter(30, 0)).toBe(6 * hourMs);
  });

  it.each([
    [null, 0],
    ['120', 120_000],
    ['0', 0],
    ['Mon, 23 Nov 2026 14:01:00 GMT', 60_000],
    ['Mon, 23 Nov 2026 13:00:00 GMT', 0],
    ['soon', 0],
    ['-5', 0],
    ['999999999', 24 * hourMs],
  ])('[NT15] Retry-After: %s', (header, ms) => {
    expect(askedFor(header, Date.UTC(2026, 10, 23, 14))).toBe(ms);
  });
});
