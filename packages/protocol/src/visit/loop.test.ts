import { describe, expect, it } from 'vitest';
import { stopsOf } from '../testing/declarations.ts';
import { nightAt, visitA } from '../testing/journey.ts';

describe('the whole loop', () => {
  it.each(
    (['supply', 'refuse'] as const).flatMap((purpose) => [1, 2, 3, 4, 5].map((count) => [purpose, count] as const)),
  )('[R1] a %s vehicle with %d stops is taken from its declaration to its release', (purpose, count) => {
    const night = nightAt(null, { purpose, stops: stopsOf(purpose, count) });
    expect(night.visit(visitA).status).toBe('released');
    expect(night.standing().map(({ rule }) => rule)).toEqual([]);
  });
});
