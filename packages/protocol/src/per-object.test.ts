import { expect, it, vi } from 'vitest';
import { perObject } from './per-object.ts';

it('derives a value once for each object, nothing included', () => {
  const derive = vi.fn<(of: { n: number }) => number | undefined>(({ n }) => (n === 0 ? undefined : n * 2));
  const derived = perObject(derive);
  const [none, one] = [{ n: 0 }, { n: 1 }];
  expect([derived(none), derived(one), derived(none), derived(one), derived({ n: 1 })]).toEqual([
    undefined,
    2,
    undefined,
    2,
    2,
  ]);
  expect(derive).toHaveBeenCalledTimes(3);
});
