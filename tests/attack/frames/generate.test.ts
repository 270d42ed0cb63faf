import { describe, expect, it } from 'vitest';
import { families } from './families.ts';
import type { Family } from './family.ts';
import { type Made, malformed } from './generate.ts';

function take(count: number, seed: number, at?: Family['at']): Made[] {
  const made = malformed(seed, at);
  return Array.from({ length: count }, () => made.next().value);
}

describe('the malformed frames', () => {
  it('are the same for the same seed, and others for another', () => {
    const bytes = (seed: number) => Buffer.concat(take(300, seed).map((made) => made.bytes)).toString('base64');
    expect(bytes(7)).toBe(bytes(7));
    expect(bytes(7)).not.toBe(bytes(8));
  });

  it('are of more than twenty families, each with a name of its own, and each is made', () => {
    expect(families.length).toBeGreaterThan(20);
    expect(new Set(families.map(({ name }) => name)).size).toBe(families.length);
    expect(new Set(take(3_000, 1).map(({ name }) => name)).size).toBe(families.length);
  });

  it('are made for the place where they are sent', () => {
    expect(new Set(take(500, 1, 'connection').map(({ at }) => at))).toEqual(new Set(['connection']));
    expect(new Set(take(50, 1, 'upgrade').map(({ at }) => at))).toEqual(new Set(['upgrade']));
  });
});
