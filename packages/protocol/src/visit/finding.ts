import type { KnownValues, ParamValue } from '../values.ts';
import type { VisitRule } from './rules.ts';

/** The outcome of one rule with its values; kept for passed rules, too. */
export type Finding = {
  rule: VisitRule;
  outcome: 'pass' | 'warn' | 'fail';
  personId: string | null; // the person of the crew that it is about
  seen: Record<string, ParamValue>;
  limit: Record<string, ParamValue>;
  waivedBy: string | null; // the ID of the override that waives this fail
};

/**
 * Builds a finding.
 *
 * @param seen the values that the rule found
 * @param limit the values that it compared them with
 */
export function finding(
  rule: VisitRule,
  outcome: Finding['outcome'],
  seen: KnownValues = {},
  limit: KnownValues = {},
  personId: string | null = null,
): Finding {
  return { rule, outcome, personId, seen, limit, waivedBy: null };
}

/** The outcome of a rule that holds the vehicle when it is not met. */
export function passOrFail(good: boolean): 'pass' | 'fail' {
  return good ? 'pass' : 'fail';
}

/** The outcome of a rule that only leaves a remark when it is not met. */
export function passOrWarn(good: boolean): 'pass' | 'warn' {
  return good ? 'pass' : 'warn';
}

/** A fail without a waiver: it holds the visit. */
export function isOpenFail(f: Finding): boolean {
  return f.outcome === 'fail' && f.waivedBy === null;
}
