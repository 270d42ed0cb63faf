import { expect, it } from 'vitest';
import { runMany } from './many-runs.ts';

/* In a file of its own, so that both cores have something to do. */
it(
  '[U290] tablets on a bad network lose, double and reorder nothing: seeds 1001 to 2000',
  { timeout: 1_200_000 },
  async () => {
    const { wrong, rarest } = await runMany(1001, 2000);
    expect(wrong).toEqual([]);
    expect(rarest).toBeGreaterThan(1);
  },
);
