import type { z } from 'zod';
import type { CrewMember } from '../declaration/declaration.ts';
import type { Facts, RefusalParams } from '../decision.ts';
import type { ErrorCode } from '../errors.ts';
import type { Limits } from '../site/settings.ts';
import type { Instant } from '../time.ts';
import type { Finding } from '../visit/finding.ts';
import type { Load, Manifest } from '../visit/load.ts';
import type { Plates, VisitStep, StepEntry, VisitState, VisitUnderWay } from '../visit/state.ts';
import type { VisitRule } from '../visit/rules.ts';
import type { ActName, StepKind, StepReport } from './kinds.ts';

/** What the rules of a step need. `facts.now` is the moment that is judged; a correction judges a past moment. */
export type StepContext = {
  visit: VisitUnderWay;
  step: VisitStep;
  entries: readonly StepEntry[]; // entries of this attempt before the report
  facts: Facts;
  expected: () => Manifest; // what is expected at the exit, from the reports so far
};

/** A report that is refused. `recordAttempt`: the attempt is recorded, since others must know of it. */
export type ReportRefusal = { refuse: ErrorCode; params: RefusalParams; recordAttempt: boolean };

/** The parts of an entry that decide whether the step is done. */
export type JudgedEntry = Pick<StepEntry, 'report' | 'findings'>;

/** A time in ms that must pass within a step, from the moment of an entry. */
export type Wait = { since: StepEntry; ms: number };

/**
 * Where a step moves the visit when it is done. `arrives`: the vehicle is at the gate; `enters`: it is admitted, and
 * the first leg begins; `drives`: it is at the next station, or after the last leg at the exit; `leaves`: the visit
 * ends.
 */
export type Move = 'arrives' | 'enters' | 'drives' | 'leaves';

/** The rules of one kind of step. Optional ones apply to few kinds. */
export type StepRules<R> = {
  judge(context: StepContext, report: R): Finding[] | ReportRefusal;
  /** Whether the step is done with these entries. Fails are checked elsewhere. */
  complete(visit: VisitUnderWay, entries: readonly JudgedEntry[]): boolean;
  /** Whether a correction may replace a report later. */
  correctable: boolean;
  /** [X5] Later steps that judge these reports. After one of them, only a second person corrects a report. */
  judgedBy: readonly StepKind[];
  /** A correct report of this step. Tests and the simulation use it to take a vehicle through any plan. */
  example(context: ExampleContext): R;

  moves?: Move;
  /** [U115] The person who does the step sees nothing of the entry. */
  isBlind?: true;
  /** [X6] What of the announcement its rules judge. After that, only a second person changes it. */
  looksAt?: readonly ('crew' | 'stops')[];
  /**
   * [V12] Rules whose fail makes the vehicle wait, unheld, since the site is not ready. [O6] A waiver is kept for the
   * next try.
   */
  waitsFor?: readonly VisitRule[];
  /**
   * [M4] One report for each person of the crew: a new person is reported, one who has passed is not reported again.
   */
  perPerson?: PerPerson;

  /** Its next act; without this function, the first one of its shape. */
  act?(step: VisitStep): ActName;
  /** The report of an act without a form; null: it has a form. */
  plainReport?(act: ActName): R | null;
  /** [A2] Whether the station that the vehicle leaves reports it. */
  isDeparture?(report: R): boolean;
  /** [R2] The time that runs within the step while the next steps may be done; null: none runs. */
  wait?(limits: Limits, entries: readonly StepEntry[]): Wait | null;
  /** [Q8] By how many ms its usual time exceeds the site's limit for it. */
  usualWaitMs?(limits: Limits): number;
  /** [V19] The claims whose holders its rules need. */
  claims?(visit: VisitState, report: R): string[];
  /** [X1] The plates that it read. */
  plates?(report: R): Plates;
  /** [X1] The load after it. */
  loads?(before: Load, report: R): Load;
  /** [U334] The fields of the exit comparison that a correction of it changes. */
  compared?(was: R, is: R): readonly VisitRule[];
  /** [D37] The samples that it names. */
  samples?(report: R): readonly { sampledAt: Instant | null }[];
  /** [M1] Whether the second report may correct the first. Without this function, any report of the kind may. */
  corrects?(was: R, is: R): boolean;
  /**
   * [M2] The findings of an earlier entry, judged again after a correction of another report; null when they do not
   * change.
   */
  judgeAgain?(context: StepContext, entry: StepEntry): Finding[] | null;
};

/** What an example report is made for. */
export type ExampleContext = { visit: VisitState; step: VisitStep; expected: () => Manifest };

/** How a kind with one report for each person reacts to a changed crew. */
export type PerPerson = {
  /** [M4] The entries that stay valid with this crew. */
  kept(entries: readonly StepEntry[], visit: VisitUnderWay, crew: readonly CrewMember[]): StepEntry[];
  /** [M4] Judges the crew as a whole again, with the last remaining report. */
  judgeCrew(visit: VisitUnderWay, entries: readonly StepEntry[]): StepEntry[];
  /** [V22] The IDs of people who are reported again before a later step is tried again. */
  again(visit: VisitUnderWay, now: Instant): string[];
};

/** Types the rules by the report of their shape, so that a rule can't use a field of another kind. */
export function stepRules<R extends StepReport>(_shape: { report: z.ZodType<R> }, rules: StepRules<R>): StepRules<R> {
  return rules;
}

/**
 * A refusal of a report.
 *
 * @param recordAttempt whether the attempt is recorded, since others must know of it
 */
export function refuseReport(refuse: ErrorCode, params: RefusalParams = {}, recordAttempt = false): ReportRefusal {
  return { refuse, params, recordAttempt };
}

/** Most steps are done with their first report. */
export function anyEntry(_visit: VisitUnderWay, entries: readonly JudgedEntry[]): boolean {
  return entries.length > 0;
}
