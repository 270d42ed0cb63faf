import { expect, it } from 'vitest';
import { runMany } from './many-runs.ts';

it(
  '[U290] tablets on a bad network lose, double and reorder nothing: seeds 1 to 1000',
  { timeout: 1_200_000 },
  async () => {
    const { wrong, rarest } = await runMany(1, 1000);
    expect(wrong).toEqual([]);
    expect(rarest).toBeGreaterThan(1);
  },
);
