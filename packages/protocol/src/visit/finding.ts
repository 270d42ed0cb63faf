import type { KnownValues, ParamValue } from '../values.ts';
import type { VisitRule } from './rules.ts';

/** One rule's outcome with the values that it saw; kept for every rule, passed ones too. */
export type Finding = {
  rule: VisitRule;
  outcome: 'pass' | 'warn' | 'fail';
  personId: string | null; // the member of the crew it speaks of
  seen: Record<string, ParamValue>;
  limit: Record<string, ParamValue>;
  waivedBy: string | null; // the override that waives this fail
};

export function finding(
  rule: VisitRule,
  outcome: Finding['outcome'],
  seen: KnownValues = {},
  limit: KnownValues = {},
  personId: string | null = null,
): Finding {
  return { rule, outcome, personId, seen, limit, waivedBy: null };
}

export function passOrFail(good: boolean): 'pass' | 'fail' {
  return good ? 'pass' : 'fail';
}

export function passOrWarn(good: boolean): 'pass' | 'warn' {
  return good ? 'pass' : 'warn';
}

/** A fail that nobody has waived: it holds the visit. */
export function isOpenFail(f: Finding): boolean {
  return f.outcome === 'fail' && f.waivedBy === null;
}
