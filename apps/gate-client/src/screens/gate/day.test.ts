import { describe, expect, it } from 'vitest';
import { endOfPickedDay } from './unannounced/arrival.ts';

describe('the last day of a pass', () => {
  it('[U160] ends at midnight where the site is', () => {
    expect(endOfPickedDay('2026-11-30', 'Asia/Shanghai')).toBe(Date.UTC(2026, 10, 30, 16) - 1);
  });

  it('[U160] is none when it is no day', () => {
    expect(endOfPickedDay('', 'Asia/Shanghai')).toBeNull();
    expect(endOfPickedDay('2026-02-30', 'Asia/Shanghai')).toBeNull();
  });
});
