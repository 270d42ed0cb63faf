import type { z } from 'zod';
import type { Severity } from '../alert/severity.ts';
import type { CrewMember } from '../declaration/declaration.ts';
import type { Facts, RefusalParams } from '../decision.ts';
import type { ErrorCode } from '../errors.ts';
import type { OfflineRule } from '../offline/policy.ts';
import type { Limits } from '../site/settings.ts';
import type { Instant } from '../time.ts';
import type { Finding } from '../visit/finding.ts';
import type { Load, Manifest } from '../visit/manifest.ts';
import type { Plates } from '../visit/plates.ts';
import type { VisitStep } from '../visit/route.ts';
import type { VisitRule } from '../visit/rules.ts';
import type { StepEntry, VisitState, VisitUnderWay } from '../visit/state.ts';
import type { ActName, StepKind, StepReport } from './kinds.ts';

/** `good` when the rule passed, `bad` when it failed or warns; the finding's own values go in, `limit.` its limits. */
export type FindingWords = { title: string; good: string; bad: string };

/** What a value that only one kind of step knows can be; see `values.ts`. */
export type PlainValue = 'number' | 'yes-no' | 'time' | 'text' | 'names';

/** What it is called, and what is on the button of each of its acts: `{{step}}` and `{{place}}` are filled in. */
export type StepNames<A extends string> = { name: string; acts: Readonly<Record<A, string>> };

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
  words: Readonly<Record<'zh' | 'en', StepNames<A>>>;
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

/** What a step's rules look at. `facts.now` is the moment that is judged: a correction judges the past. */
export type StepContext = {
  visit: VisitUnderWay;
  step: VisitStep;
  entries: readonly StepEntry[]; // this attempt's, before the report
  facts: Facts;
  expected: () => Manifest; // at the exit, from what was reported until now
};

/** A report that can't be taken as it is. `matters`: others need to know that it was tried. */
export type ReportRefusal = { refuse: ErrorCode; params: RefusalParams; matters: boolean };

/** What of an entry decides whether the step is done. */
export type JudgedEntry = Pick<StepEntry, 'report' | 'findings'>;

/** A time that has to pass within a step, from the moment of one of its entries. */
export type Wait = { since: StepEntry; ms: number };

/**
 * What being done with a step moves. `arrives`: the vehicle is at the gate; `enters`: it is let in, and the first drive
 * begins; `drives`: from one station to the next, the last drive to the exit; `leaves`: the visit ends.
 */
export type Move = 'arrives' | 'enters' | 'drives' | 'leaves';

/** The rules of a kind of step. What is optional is asked of every kind, and most have nothing to say. */
export type StepRules<R> = {
  judge(context: StepContext, report: R): Finding[] | ReportRefusal;
  /** Is the step done with these entries? Fails are looked at elsewhere. */
  complete(visit: VisitUnderWay, entries: readonly JudgedEntry[]): boolean;
  /** May a report be corrected later by one that names it? */
  correctable: boolean;
  /** [X5] The later steps whose rules look at these reports: once they have, a correction is a second person's. */
  judgedBy: readonly StepKind[];
  /** A report of a step that is as it should be: tests and the simulation take a vehicle through any plan with these. */
  example(scene: Scene): R;

  moves?: Move;
  /** [U115] Nothing of the entry is shown to the person who does it. */
  isBlind?: true;
  /** [X6] What of the announcement its rules look at: once they have, changing that is a second person's. */
  looksAt?: readonly ('crew' | 'stops')[];
  /** [V12] Rules that make it wait, unheld: the site is not ready. A waiver of its fails is kept for the next try [O6]. */
  waitsFor?: readonly VisitRule[];
  /** [M4] One report for each of the crew: who is new is reported, who has passed is not reported again. */
  perPerson?: PerPerson;

  /** Which of its acts is the next one; without it, the first of its shape. */
  act?(step: VisitStep): ActName;
  /** What is reported by an act with nothing to fill in; null: it has a form. */
  plainReport?(act: ActName): R | null;
  /** [A2] Is it reported by the station that the vehicle leaves? */
  isDeparture?(report: R): boolean;
  /** The time that runs within it, and that the next steps may be done in [R2]; null: none runs. */
  wait?(limits: Limits, entries: readonly StepEntry[]): Wait | null;
  /** [Q8] What its usual time is longer by than the site's limit for it says, in milliseconds. */
  usualWaitMs?(limits: Limits): number;
  /** [V19] The claims whose holders its rules look at. */
  claims?(visit: VisitState, report: R): string[];
  /** [X1] The plates that it read. */
  plates?(report: R): Plates;
  /** [X1] What is on board after it. */
  loads?(before: Load, report: R): Load;
  /** [U334] The fields of the comparison at the exit that a correction of it touches. */
  compared?(was: R, is: R): readonly VisitRule[];
  /** [D37] The samples that it names. */
  samples?(report: R): readonly { sampledAt: Instant | null }[];
  /** [M1] May this report be corrected by that one? Without it, by any of the kind. */
  corrects?(was: R, is: R): boolean;
  /** [M2] An earlier entry's findings, judged again after another report was corrected; null when they stand. */
  judgeAgain?(context: StepContext, entry: StepEntry): Finding[] | null;
};

/** What an example is made for. */
export type Scene = { visit: VisitState; step: VisitStep; expected: () => Manifest };

/** What a kind with one report for each of the crew does about changes of it. */
export type PerPerson = {
  /** [M4] The entries that stay when this becomes the crew. */
  kept(entries: readonly StepEntry[], visit: VisitUnderWay, crew: readonly CrewMember[]): StepEntry[];
  /** [M4] The crew as a whole is judged again, with the last report that is left. */
  judgeCrew(visit: VisitUnderWay, entries: readonly StepEntry[]): StepEntry[];
  /** [V22] Who is reported again before a later step is tried again. */
  again(visit: VisitUnderWay, now: Instant): string[];
};

/** Typed by its shape's report: a rule that looks at another kind's field does not compile. */
export function stepRules<R extends StepReport>(_shape: { report: z.ZodType<R> }, rules: StepRules<R>): StepRules<R> {
  return rules;
}

export function refuseReport(refuse: ErrorCode, params: RefusalParams = {}, matters = false): ReportRefusal {
  return { refuse, params, matters };
}

/** Most steps are done by their first report. */
export function anyEntry(_visit: VisitUnderWay, entries: readonly JudgedEntry[]): boolean {
  return entries.length > 0;
}
