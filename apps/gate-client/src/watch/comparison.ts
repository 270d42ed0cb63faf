import type { Change, VisitState } from '@cordon/protocol/visit/state.ts';
import type { ParamValue } from '@cordon/protocol/values.ts';
import { comparisonStepOf } from '@cordon/protocol/visit/route.ts';
import type { VisitRule } from '@cordon/protocol/visit/rules.ts';
import { changedAfterComparison, fieldsTouched } from './changed.ts';

/** One field of the exit comparison, the entry's side beside the exit's. */
export type ComparedField = {
  rule: VisitRule;
  entry: Record<string, ParamValue>;
  exit: Record<string, ParamValue>;
  same: boolean;
  waived: boolean;
  changes: readonly Change[]; // of the entry's side, after the exit had first been read
};

export type Comparison = { at: number; firstAt: number; by: string; attempt: number; fields: ComparedField[] };

/** [U69] The last exit reading beside what came in; the officer at the exit never sees the entry's side before reading. */
export function comparisonOf(visit: VisitState): Comparison | null {
  const progress = comparisonStepOf(visit)?.progress ?? null;
  const entry = progress?.entries.at(-1);
  if (progress === null || entry === undefined) return null;
  const changes = changedAfterComparison(visit);
  return {
    at: entry.at,
    firstAt: progress.startedAt,
    by: entry.by.name,
    attempt: progress.attempt,
    fields: entry.findings.map(({ rule, seen, limit, outcome, waivedBy }) => ({
      rule,
      entry: limit,
      exit: seen,
      same: outcome === 'pass',
      waived: waivedBy !== null,
      changes: changes.filter((change) => fieldsTouched(change).includes(rule)),
    })),
  };
}
