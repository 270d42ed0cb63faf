import { expect, it } from 'vitest';
import { steadyClock } from '../../testing/clocks.ts';
import { openLimits } from './limits.ts';

it('[E4] lets no more than 32 be under way at a time', () => {
  const limits = openLimits(steadyClock(0));
  const begun = Array.from({ length: 33 }, () => limits.begin());
  expect(begun.filter(Boolean)).toHaveLength(32);
  limits.end();
  expect(limits.begin()).toBe(true);
});

it('[E4] lets 60 a second through, and a pause does not save up more', () => {
  const pace = steadyClock(0);
  const limits = openLimits(pace);
  const run = (times: number) =>
    Array.from({ length: times }, () => {
      const isAllowed = limits.begin();
      if (isAllowed) limits.end();
      return isAllowed;
    }).filter(Boolean).length;
  expect(run(100)).toBe(60);
  pace.at += 500;
  expect(run(100)).toBe(30);
  pace.at += 60_000;
  expect(run(100)).toBe(60);
});
