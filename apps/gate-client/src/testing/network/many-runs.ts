import { runSeed } from './run.ts';

/**
 * Runs these seeds one after the other.
 *
 * @returns what went wrong, a line each; and of what happens on the way (records, answers of both kinds, repeats, killed
 *   windows) how often the rarest did, per run: where nothing happens nothing can go wrong
 */
export async function runMany(first: number, last: number): Promise<{ wrong: string[]; rarest: number }> {
  const sum = { recorded: 0, accepted: 0, refused: 0, resent: 0, kills: 0 };
  const wrong: string[] = [];
  for (let seed = first; seed <= last; seed++) {
    const outcome = await runSeed(seed);
    if (outcome.faults.length > 0) wrong.push(`seed ${seed}: ${outcome.faults.join('; ')}`);
    for (const key of ['recorded', 'accepted', 'refused', 'resent', 'kills'] as const) sum[key] += outcome[key];
  }
  return { wrong, rarest: Math.min(...Object.values(sum)) / (last - first + 1) };
}
