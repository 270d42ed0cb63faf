import { describe, expect, it } from 'vitest';
import { backoffMs, fullJitter } from './backoff.ts';

const usual = fullJitter(500, 1_000, 30_000);

describe('the pause before another attempt', () => {
  it('[U9] is drawn from a range that doubles, up to its cap', () => {
    expect([1, 2, 3, 10, 5_000].map((attempt) => backoffMs(usual, attempt, 0.999_999))).toEqual([
      1_000, 2_000, 4_000, 30_000, 30_000,
    ]);
    expect(backoffMs(usual, 3, 0.5)).toBe(2_250);
  });

  it('[U9] is never shorter than its floor', () => {
    expect([1, 5, 5_000].map((attempt) => backoffMs(usual, attempt, 0))).toEqual([500, 500, 500]);
  });

  it('may grow at both ends, which meet at the longest', () => {
    const backoff = { least: { firstMs: 20, factor: 3 }, most: { firstMs: 25, factor: 3 }, longestMs: 200 };
    expect([1, 2, 3, 4].map((attempt) => backoffMs(backoff, attempt, 0))).toEqual([20, 60, 180, 200]);
    expect([1, 2, 3, 4].map((attempt) => backoffMs(backoff, attempt, 0.999))).toEqual([25, 75, 200, 200]);
  });
});
