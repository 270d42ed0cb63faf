import { describe, expect, it } from 'vitest';
import { type Mutant, runSeed } from './run.ts';

describe('a store that an older copy takes the place of', () => {
  it('[F9] [F12] [OF72] leaves nobody with another history than the server’s, and nothing unsaid that was seen', async () => {
    let wentBack = 0;
    for (let seed = 1; seed <= 30; seed++) {
      const outcome = await runSeed(seed);
      expect({ seed, faults: outcome.faults }).toEqual({ seed, faults: [] });
      wentBack += outcome.wentBack;
    }
    expect(wentBack).toBeGreaterThan(5);
  }, 120_000);
});

describe('the checks of a run', () => {
  it('[U290] find the same, whenever a seed is run again', async () => {
    expect(await runSeed(7)).toEqual(await runSeed(7));
  });

  const mutants: [Mutant, string][] = [
    ['forgets-receipts', 'I3'],
    ['answers-before', 'I1'],
    ['skips-packets', 'I4'],
    ['knows-numbers-alone', 'I4'],
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
