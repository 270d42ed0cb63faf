import { describe, expect, it } from 'vitest';
import { wholeRows } from './scroll-list.tsx';

const ends = [40, 80, 140, 180];

describe('a list that scrolls', () => {
  it('[U98] is as high as its rows when there is room for them all', () => {
    expect(wholeRows(ends, 180, 20)).toBeNull();
    expect(wholeRows([], 0, 20)).toBeNull();
  });

  it('[U98] ends with a whole row, above the line that counts the rest', () => {
    expect(wholeRows(ends, 179, 20)).toBe(140);
    expect(wholeRows(ends, 159, 20)).toBe(80);
  });

  it('[U98] shows one row however little room there is', () => {
    expect(wholeRows(ends, 30, 20)).toBe(40);
  });
});
