import type { Kind } from '../kind.ts';
import { runKind } from '../run-kind.ts';
import { buildMutant } from './build.ts';
import type { Mutant } from './mutant.ts';

export type MutantResult = { name: string; isCaught: boolean; by: string; found: string };

/** Plays each mutant's rounds. It is caught when one of its invariants is broken, and in no other way. */
export async function runMutants(
  mutants: readonly Mutant[],
  kinds: readonly Kind[],
  seed: number,
  say: (text: string) => void,
): Promise<MutantResult[]> {
  const built = mutants.map((mutant) => ({ mutant, build: buildMutant(mutant) })); // first: one that does not apply is an error
  const results: MutantResult[] = [];
  for (const { mutant, build } of built) {
    const result = await runMutant(mutant, build.program, kinds, seed);
    await build.remove();
    results.push(result);
    say(
      `${result.name} (${mutant.breaks}): ${result.isCaught ? 'caught' : 'NOT CAUGHT'} by ${result.by}: ${result.found}`,
    );
  }
  return results;
}

async function runMutant(mutant: Mutant, program: string, kinds: readonly Kind[], seed: number): Promise<MutantResult> {
  const { kind: by, rounds, invariants } = mutant.caughtBy;
  const kind = kinds.find(({ name }) => name === by);
  if (kind === undefined) throw new Error(`mutant ${mutant.name}: there is no kind ${by}`);
  const found = await runKind(kind, { rounds, seed, program, say: () => undefined }).then(
    ({ verdicts, skipped, faults }) => {
      if (skipped !== undefined) return { isCaught: false, found: `skipped: ${skipped}` };
      const broken = invariants.flatMap((name) => (verdicts[name]?.violations ?? []).map((what) => `${name}: ${what}`));
      const others = [
        ...Object.entries(verdicts).flatMap(([name, { violations }]) => violations.map((one) => `${name}: ${one}`)),
        ...faults,
      ];
      return {
        isCaught: broken.length > 0,
        found: broken[0] ?? `nothing of ${invariants.join()}, but ${others[0] ?? 'nothing'}`,
      };
    },
    (error: unknown) => ({ isCaught: false, found: `broke off: ${String(error)}` }),
  );
  return { name: mutant.name, by, ...found };
}
