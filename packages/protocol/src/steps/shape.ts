import type { z } from 'zod';
import type { Severity } from '../alert/severity.ts';

/** May it be recorded without the server's word? `paper`: while paper mode is declared. */
export const offlineRules = ['yes', 'paper', 'no'] as const;
export type OfflineRule = (typeof offlineRules)[number];

/** `good` when the rule passed, `bad` when it failed or warns; the finding's own values go in, `limit.` its limits. */
export type FindingWords = { title: string; good: string; bad: string };

/** What a value that only one kind of step knows can be; see `values.ts`. */
export type PlainValue = 'number' | 'yes-no' | 'time' | 'text' | 'names';

export type RuleFacts = {
  severity: Severity; // of the alert when it fails
  waivable: boolean; // by two different people; see docs/spec.md, [O2]
  zh: FindingWords;
  en: FindingWords;
};

/**
 * What a kind of step is, without its rules: every list and union of the system is made of these, so nothing in it may
 * depend on them.
 */
export type StepShape<
  K extends string,
  R extends z.ZodType,
  A extends string,
  Rule extends string,
  O extends OfflineRule | 'never',
  M extends number | null,
  V extends string = never,
> = {
  kind: K;
  report: R; // what an officer reports, its `kind` the same
  acts: readonly [A, ...A[]]; // what a report of it is called on a button
  findings: Readonly<Record<Rule, RuleFacts>>; // every rule that can leave a finding
  values?: Readonly<Record<V, PlainValue>>; // what its findings alone have seen, and what each of it is
  offline: O; // for a site that has not said otherwise; `never`: no site may
  slowMinutes: M; // since the step before, for a site that has not said otherwise; null: it may wait as long as it has to
};

export function stepShape<
  K extends string,
  R extends z.ZodType<{ kind: NoInfer<K> }>,
  A extends string,
  Rule extends string,
  O extends OfflineRule | 'never',
  M extends number | null,
  V extends string = never,
>(shape: StepShape<K, R, A, Rule, O, M, V>): StepShape<K, R, A, Rule, O, M, V> {
  return shape;
}
