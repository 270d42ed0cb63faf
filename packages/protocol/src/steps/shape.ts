import type { z } from 'zod';
import type { Severity } from '../alert/severity.ts';

/** Whether a step may be recorded offline. `paper`: only in paper mode. */
export const offlineRules = ['yes', 'paper', 'no'] as const;
export type OfflineRule = (typeof offlineRules)[number];

/**
 * `good` is shown when the rule passed, `bad` when it failed or warns. `{{name}}` is a value, `{{limit.name}}` a limit.
 */
export type FindingWords = { title: string; good: string; bad: string };

/** The types of values that only one kind of step has; see `values.ts`. */
export type PlainValue = 'number' | 'yes-no' | 'time' | 'text' | 'names';

/** What is fixed for one rule. */
/** What it is called, and what is on the button of each of its acts: `{{step}}` and `{{place}}` are filled in. */
export type StepNames<A extends string> = { name: string; acts: Readonly<Record<A, string>> };

/** What is fixed for one rule. */
export type RuleFacts = {
  severity: Severity; // of its alert
  waivable: boolean; // by two different people [O2]
  zh: FindingWords;
  en: FindingWords;
};

/**
 * A kind of step without its rules. All lists and unions of the system derive from shapes, so a shape depends on none
 * of them.
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
  report: R; // its `kind` is that of the step
  acts: readonly [A, ...A[]]; // the names of its buttons
  words: Readonly<Record<'zh' | 'en', StepNames<A>>>;
  findings: Readonly<Record<Rule, RuleFacts>>; // its rules
  values?: Readonly<Record<V, PlainValue>>; // the type of each value that only its findings have
  offline: O; // the default; `never`: no site may change it to another
  slowMinutes: M; // the default, in minutes since the step before; null: no limit
};

/** Infers the type of a shape. */
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
