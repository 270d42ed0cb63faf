import { expect, it } from 'vitest';
import { retryPauseMs, triesAtMost } from './retry.ts';

it('[C6] waits longer after every try, up to a quarter of a second', () => {
  const longest = Array.from({ length: triesAtMost }, (_, index) => retryPauseMs(index + 1, 1));
  expect(longest).toEqual([8, 16, 32, 64, 128, 250, 250, 250]);
});

it('[C6] draws the pause by chance, so that two do not meet again', () => {
  expect(retryPauseMs(3, 0)).toBe(0);
  expect(retryPauseMs(3, 0.5)).toBe(16);
});
