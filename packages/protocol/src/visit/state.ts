import type { CrewMember, Declaration } from '../declaration/declaration.ts';
import type { KeptRecord } from '../offline/records.ts';
import type { Plan } from '../plan/plan.ts';
import type { RouteStep } from '../plan/route.ts';
import type { By } from '../roles.ts';
import type { Limits } from '../site/settings.ts';
import type { Instant } from '../time.ts';
import type { VisitCommand } from './commands.ts';
import type { Finding } from './finding.ts';
import type { StepReport } from './report.ts';
import type { VisitRule } from './rules.ts';

type Of<T extends VisitCommand['type']> = Extract<VisitCommand, { type: T }>;

/** The vehicle's own plate and its trailer's. */
export type Plates = Pick<Declaration, 'plate' | 'trailerPlate'>;

/** How a step stands after an event; part of the event, so that the log needs no rules to be read. */
export type StepOutcome = 'running' | 'done' | 'failed';

export type Settled = { stepId: string; outcome: StepOutcome };

export type HoldReason =
  | { kind: 'finding'; stepId: string; rules: VisitRule[] }
  | { kind: 'person'; text: string }
  | { kind: 'lockdown' };

/** One report of a step, as it stands now: corrected ones replace what they correct. */
export type StepEntry = {
  version: number; // the event that brought it
  at: Instant; // when the server took it
  recordedAt: Instant; // earlier than that when it was recorded without the server, see [OF1]
  by: By;
  report: StepReport;
  findings: Finding[];
  correctedAt: Instant | null;
  judgedAgainAt?: Instant; // something that it depends on was changed, and its findings with it
};

export type StepProgress = {
  status: StepOutcome;
  attempt: number; // from 1
  startedAt: Instant;
  doneAt: Instant | null;
  entries: StepEntry[]; // of this attempt; earlier ones are in the feed
  earlierBy: string[]; // who reported in earlier attempts
};

/** A step of the visit's route with how far it has come. */
export type VisitStep = RouteStep & {
  stationId: string | null; // the stop's point; null for steps at a gate
  status: StepProgress['status'] | 'pending';
  progress: StepProgress | null;
};

/** A waiver of one fail as it is asked for. */
export type AskedOverride = {
  overrideId: string;
  stepId: string;
  rule: VisitRule;
  personId: string | null;
  reasonCode: Of<'requestOverride'>['reasonCode'];
  text: string;
  lapsesAt: Instant;
};

export type Override = AskedOverride & {
  by: By;
  at: Instant;
  status: 'asked' | 'approved' | 'used' | 'denied' | 'lapsed'; // approved waits for its finding; used has met it
  settledBy: By | null;
  settledAt?: Instant; // absent until then, and in visits stored before it was kept
  goodUntil: Instant | null; // of an approved one: waives until then, see `waivesUntil`; null: until it has met its fail
  putBackMs?: number; // how far the clock had been put back when it was approved
};

export type ReportedDeviation = { deviationId: string; kind: Of<'reportDeviation'>['kind']; text: string | null };

export type Deviation = ReportedDeviation & {
  by: By;
  at: Instant;
  verdict: 'breach' | 'dismissed' | null;
};

export type AskedHelp = { helpId: string; need: Of<'askHelp'>['need'] };

export type Help = AskedHelp & { by: By; at: Instant; givenAt: Instant | null };

export type Hold = { since: Instant; by: By; reason: HoldReason };

/** An alert that this visit still causes; it is cleared in the commit that ends the cause. */
export type CausedAlert = { id: string; until: AlertUntil; by: number }; // the version of the event that caused it
export type AlertUntil =
  | { is: 'stepDone'; stepId: string }
  | { is: 'contactOver'; stepId: string; at: Instant; wetting?: number } // until the step is done, or wetted again
  | { is: 'resumed' }
  | { is: 'resultKnown'; entry: number } // of the person whose verification the event of this version brought
  | { is: 'settled'; id: string } // an override, a deviation, a call for help, or a record that could not be taken
  | { is: 'closed' };

/** What was reported or announced, and then changed: both values, who changed it, when and why. */
export type Change = {
  version: number; // the event that changed it
  at: Instant;
  by: By;
  reason: string;
  what:
    | { kind: 'report'; stepId: string; entry: number; was: StepReport; is: StepReport }
    | { kind: 'crew'; was: CrewMember[]; is: CrewMember[]; failed: string[] } // who left with a fail of their verification
    | { kind: 'stops'; was: string[]; is: string[] };
};

/** A moment that the visit waits for. Its key names what it is about, so that it passes once. */
export type Deadline = {
  key: string; // `contact:disinfect-vehicle:7`
  kind:
    | 'contact-over'
    | 'step-slow'
    | 'leg-slow'
    | 'loop-warn'
    | 'loop-critical'
    | 'result-due'
    | 'override-lapse'
    | 'no-show';
  at: Instant;
  stepId: string | null;
};

type Common = {
  id: string;
  plan: { id: Plan['id']; version: number };
  declaration: Declaration;
  unannounced: boolean;
  arrivedAs: Plates | null; // the plates that were seen at the gate; null before the arrival
  steps: Record<string, StepProgress>; // begun steps only; the rest follow from the plan
  overrides: Override[];
  deviations: Deviation[];
  helps: Help[];
  attempts: Record<string, Instant>; // refused attempts by code: when one was last recorded
  fired: string[]; // deadlines that have passed
  alerts: CausedAlert[];
  unsettled: KeptRecord[]; // what could not be carried out, until a supervisor has settled it
  changes: Change[]; // of what was reported or announced, the first one first
};

export type ExpectedVisit = Common & {
  status: 'expected';
  announcedAt: Instant; // when the server took the last announcement
};

export type VisitUnderWay = Common & {
  status: 'atGate' | 'inside' | 'atExit';
  gateId: string;
  limits: Limits; // pinned on arrival
  arrivedAt: Instant;
  admittedAt: Instant | null;
  currentSince: Instant; // when the first step not yet done became the next; holds move it on
  held: Hold | null;
};

export type ClosedVisit = Common & {
  status: 'released' | 'refused' | 'escortedOut' | 'cancelled' | 'lapsed'; // lapsed: it never came, see [V27]
  gateId: string | null;
  arrivedAt: Instant | null;
  admittedAt: Instant | null;
  closedAt: Instant;
  closedBy: By;
  reason: string | null;
};

export type VisitState = ExpectedVisit | VisitUnderWay | ClosedVisit;

export function isUnderWay(visit: VisitState): visit is VisitUnderWay {
  return visit.status === 'atGate' || visit.status === 'inside' || visit.status === 'atExit';
}

export function isClosed(visit: VisitState): visit is ClosedVisit {
  return !isUnderWay(visit) && visit.status !== 'expected';
}
