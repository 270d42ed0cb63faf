import { quantile } from '../bench/figures.ts';
import { invariants } from './check/checks.ts';
import type { KindResult } from './kind.ts';

const mostTold = 20;

/**
 * The last line, and what was promised and did not hold.
 *
 * @returns a kind that was not tried on this machine says why; one that checked no acknowledgement has failed
 */
export function reportOf(seed: number, results: ReadonlyMap<string, KindResult>) {
  const broken: string[] = [];
  for (const [name, { verdicts, faults, acknowledged, skipped }] of results) {
    if (skipped !== undefined) continue;
    const found = Object.entries(verdicts).flatMap(([invariant, { violations }]) =>
      violations.map((what) => `${name}: ${invariant}: ${what}`),
    );
    broken.push(...found.slice(0, mostTold));
    if (found.length > mostTold) broken.push(`${name}: and ${found.length - mostTold} more`);
    broken.push(...faults.map((what) => `${name}: ${what}`));
    if (acknowledged === 0) broken.push(`${name}: nothing was acknowledged, so nothing was tried`);
  }
  if (results.size === 0) broken.push('no kind was tried');
  const all = [...results.values()];
  const sums = invariants.map((invariant) => {
    const verdicts = all.flatMap(({ verdicts: of }) => of[invariant] ?? []);
    const violations = verdicts.reduce((sum, one) => sum + one.violations.length, 0);
    return [invariant, { violations, of: verdicts.reduce((sum, { checked }) => sum + checked, 0) }] as const;
  });
  const spread = (ms: readonly number[]) => ({
    p50: Math.round(quantile(ms, 0.5)),
    p99: Math.round(quantile(ms, 0.99)),
  });
  const kinds = [...results].map(([name, result]) => [name, lineOf(result, spread)] as const);
  const line = {
    seed,
    invariants: Object.fromEntries(sums),
    kinds: Object.fromEntries(kinds),
    recoveryMs: spread(all.flatMap(({ recoveryMs }) => recoveryMs)),
    broken: broken.length,
  };
  return { line, broken };
}

function lineOf(result: KindResult, spread: (ms: readonly number[]) => object): object {
  const { rounds, sent, acknowledged, recoveryMs, figures, skipped } = result;
  if (skipped !== undefined) return { skipped };
  return { rounds, sent, acknowledged, ...(recoveryMs.length > 0 && { recoveryMs: spread(recoveryMs) }), ...figures };
}
