import { describe, expect, it } from 'vitest';
import { backoffMs } from './backoff.ts';

describe('the pause before another attempt', () => {
  it('[U9] is drawn from a range that doubles, up to its cap', () => {
    expect([1, 2, 3, 10, 400].map((attempt) => backoffMs(attempt, 0.999_999))).toEqual([
      1000, 2000, 4000, 30_000, 30_000,
    ]);
  });

  it('[U9] is never shorter than its floor', () => {
    expect([1, 5, 400].map((attempt) => backoffMs(attempt, 0))).toEqual([500, 500, 500]);
  });
});
