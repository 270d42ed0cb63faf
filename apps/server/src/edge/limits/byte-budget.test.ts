import { expect, it } from 'vitest';
import { createByteBudget } from './byte-budget.ts';

it('[LM9] lets so many bytes pass in a window, and the next window begins anew', () => {
  let ticks = 0;
  const budget = createByteBudget({ bytes: 100, seconds: 5 }, () => ticks);
  expect([budget.take(60), budget.take(40), budget.take(1)]).toEqual([true, true, false]);
  ticks += 4_999;
  expect(budget.take(1)).toBe(false);
  ticks += 1;
  expect([budget.take(100), budget.take(1)]).toEqual([true, false]);
});
