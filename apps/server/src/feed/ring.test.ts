import { expect, it } from 'vitest';
import { createRing } from './ring.ts';

function ringOf(capacity: number, from: number, to: number) {
  const ring = createRing<{ seq: number }>(capacity);
  ring.restart(from);
  for (let seq = from + 1; seq <= to; seq++) ring.push({ seq });
  return { ring, after: (seq: number) => ring.after(seq)?.map((item) => item.seq) };
}

it('[F4] gives everything after a seq, and nothing after the last one', () => {
  const { after } = ringOf(10, 0, 5);
  expect(after(0)).toEqual([1, 2, 3, 4, 5]);
  expect(after(3)).toEqual([4, 5]);
  expect(after(5)).toEqual([]);
});

it('[F4] says so when the first of them is not kept any more', () => {
  const { after } = ringOf(3, 0, 5);
  expect(after(2)).toEqual([3, 4, 5]);
  expect(after(1)).toBeUndefined();
});

it('[F4] knows nothing from before it was started', () => {
  const { after, ring } = ringOf(10, 100, 102);
  expect(after(100)).toEqual([101, 102]);
  expect(after(99)).toBeUndefined();
  ring.restart(200);
  expect(after(150)).toBeUndefined();
  expect(after(200)).toEqual([]);
});
