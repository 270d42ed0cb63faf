import { describe, expect, it } from 'vitest';
import { slug } from '@cordon/protocol/ids.ts';
import { batchIdOf, slugOf } from './new-id.ts';

describe('names for new things', () => {
  it('[U86] makes a short name of any name, and another one when it is taken', () => {
    expect(slugOf('North Gate 2', [])).toBe('north-gate-2');
    expect(slugOf('North Gate', ['north-gate', 'north-gate-2'])).toBe('north-gate-3');
    expect(slugOf('北门', [])).toBe('station');
    for (const name of ['  --  ', 'É'.repeat(80), 'a'.repeat(39) + ' b'])
      expect(slug.safeParse(slugOf(name, [])).success).toBe(true);
  });

  it('[U86] numbers the batches of a day', () => {
    expect(batchIdOf('2026-11-23', [])).toBe('b-1123-1');
    expect(batchIdOf('2026-11-23', ['b-1123-1', 'b-1122-2'])).toBe('b-1123-2');
    expect(slug.safeParse(batchIdOf('2026-11-23', [])).success).toBe(true);
  });
});
