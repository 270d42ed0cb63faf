import { describe, expect, it } from 'vitest';
import { pageMs, pageOf } from './pages.ts';

const list = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

describe('a list that does not fit', () => {
  it('[U70] shows everything on one page when it fits', () => {
    expect(pageOf(['a', 'b'], 2, 0)).toEqual({ items: ['a', 'b'], page: 1, pages: 1 });
  });

  it('[U70] turns every twelve seconds, comes back to the first page, and leaves no page half empty', () => {
    const seen = [0, 1, 2, 3].map((turn) => pageOf(list, 3, turn * pageMs).items.join(''));
    expect(seen).toEqual(['abc', 'def', 'efg', 'abc']);
    expect(pageOf(list, 3, pageMs - 1).page).toBe(1);
  });

  it('[U70] keeps the urgent ones in sight on every page, and leaves room for at least one other', () => {
    const seen = [0, 1, 2].map((turn) => pageOf(list, 3, turn * pageMs, 1).items.join(''));
    expect(seen).toEqual(['abc', 'ade', 'afg']);
    expect(pageOf(list, 3, 0, 7).items).toEqual(['a', 'b', 'c']);
  });
});
