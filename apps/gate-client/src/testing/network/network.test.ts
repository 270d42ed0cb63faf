import { describe, expect, it } from 'vitest';
import { type Mutant, runSeed } from './run.ts';

describe('the checks of a run', () => {
  it('[U290] find the same, whenever a seed is run again', async () => {
    expect(await runSeed(7)).toEqual(await runSeed(7));
  });

  const mutants: [Mutant, string][] = [
    ['forgets-receipts', 'I3'],
    ['answers-before', 'I1'],
    ['skips-packets', 'I4'],
    ['shows-before-it-keeps', 'I1'],
    ['forgets-on-time-out', 'I1'],
    ['renames', 'I1'],
  ];
  it.each(mutants)('[U290] would find the bug %s, as a breach of %s', async (mutant, rule) => {
    const found = new Set<string>();
    for (let seed = 1; seed <= 100 && !found.has(rule); seed++) {
      const { faults } = await runSeed(seed, mutant);
      for (const fault of faults) found.add(fault.slice(0, 2));
    }
    expect([...found]).toContain(rule);
  });
});
