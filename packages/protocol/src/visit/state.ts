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

/** The state of a step after an event. The event has it, so that the log can be read without the rules. */
export type StepOutcome = 'running' | 'done' | 'failed';

/** A step, and the state that an event gives it. */
export type Settled = { stepId: string; outcome: StepOutcome };

/** Why a visit is held: by findings, a person, or a lockdown. */
export type HoldReason =
  | { kind: 'finding'; stepId: string; rules: VisitRule[] }
  | { kind: 'person'; text: string }
  | { kind: 'lockdown' };

/** One report of a step as it is now: a correction replaces what it corrects. */
export type StepEntry = {
  version: number; // the version of its event
  at: Instant; // when the server accepted it
  recordedAt: Instant; // earlier than `at` for an offline record [OF1]
  by: By;
  report: StepReport;
  findings: Finding[];
  correctedAt: Instant | null;
  judgedAgainAt?: Instant; // when its findings were judged again after a change that they depend on
};

/** The progress of a step that has begun. */
export type StepProgress = {
  status: StepOutcome;
  attempt: number; // from 1
  startedAt: Instant;
  doneAt: Instant | null;
  entries: StepEntry[]; // entries of this attempt; earlier ones are in the feed
  earlierBy: string[]; // IDs of people who reported in earlier attempts
};

/** A step of the visit's route with its progress. */
export type VisitStep = RouteStep & {
  stationId: string | null; // the point of its stop; null for steps at a gate
  status: StepProgress['status'] | 'pending';
  progress: StepProgress | null;
};

/** The request to waive one fail. */
export type AskedOverride = {
  overrideId: string;
  stepId: string;
  rule: VisitRule;
  personId: string | null;
  reasonCode: Of<'requestOverride'>['reasonCode'];
  text: string;
  lapsesAt: Instant;
};

/** A request to waive a fail, and what became of it. */
export type Override = AskedOverride & {
  by: By;
  at: Instant;
  status: 'asked' | 'approved' | 'used' | 'denied' | 'lapsed'; // `approved`: not used yet
  settledBy: By | null;
  settledAt?: Instant; // absent before, and in visits stored by earlier builds
  goodUntil: Instant | null; // end of an approved waiver, see `waivesUntil`; null: no end
  putBackMs?: number; // how far the clock had been set back at the approval, in ms
};

export type ReportedDeviation = { deviationId: string; kind: Of<'reportDeviation'>['kind']; text: string | null };

/** A reported deviation, and the supervisor's verdict. */
export type Deviation = ReportedDeviation & {
  by: By;
  at: Instant;
  verdict: 'breach' | 'dismissed' | null;
};

export type AskedHelp = { helpId: string; need: Of<'askHelp'>['need'] };

/** A crew's call for help; `givenAt` is null while it is open. */
export type Help = AskedHelp & { by: By; at: Instant; givenAt: Instant | null };

/** A hold of the visit. */
export type Hold = { since: Instant; by: By; reason: HoldReason };

/** An alert whose cause is active in this visit. The commit that ends the cause clears it. */
export type CausedAlert = { id: string; until: AlertUntil; by: number }; // `by`: the version of the event that caused it
export type AlertUntil =
  | { is: 'stepDone'; stepId: string }
  | { is: 'contactOver'; stepId: string; at: Instant; wetting?: number } // or until a new wetting
  | { is: 'resumed' }
  | { is: 'resultKnown'; entry: number } // `entry`: the version of the event with the verification
  | { is: 'settled'; id: string } // the ID of an override, deviation, call for help, or unsettled record
  | { is: 'closed' };

/** A change of a report or of the announcement: both values, by whom, when and why. */
export type Change = {
  version: number; // the version of its event
  at: Instant;
  by: By;
  reason: string;
  what:
    | { kind: 'report'; stepId: string; entry: number; was: StepReport; is: StepReport }
    | { kind: 'crew'; was: CrewMember[]; is: CrewMember[]; failed: string[] } // who left with a fail
    | { kind: 'stops'; was: string[]; is: string[] };
};

/** A pending deadline of a visit. Its key names what it is about, so that it passes once. */
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
  arrivedAs: Plates | null; // as seen at the gate; null before the arrival
  steps: Record<string, StepProgress>; // only steps that have begun; the plan has the rest
  overrides: Override[];
  deviations: Deviation[];
  helps: Help[];
  attempts: Record<string, Instant>; // refused attempts by code: when the last one was recorded
  fired: string[]; // keys of the deadlines that have passed
  alerts: CausedAlert[];
  unsettled: KeptRecord[]; // records that could not be applied, until a supervisor settles them
  changes: Change[]; // of reports and of the announcement, the oldest first
};

/** A visit before its vehicle arrives. */
export type ExpectedVisit = Common & {
  status: 'expected';
  announcedAt: Instant; // when the server accepted the last announcement
};

/** A visit between its arrival and its end. */
export type VisitUnderWay = Common & {
  status: 'atGate' | 'inside' | 'atExit';
  gateId: string;
  limits: Limits; // pinned on arrival
  arrivedAt: Instant;
  admittedAt: Instant | null;
  currentSince: Instant; // when the current step became current; a lifted hold moves it
  held: Hold | null;
};

/** A visit that has ended. */
export type ClosedVisit = Common & {
  status: 'released' | 'refused' | 'escortedOut' | 'cancelled' | 'lapsed'; // `lapsed`: a no-show [V27]
  gateId: string | null;
  arrivedAt: Instant | null;
  admittedAt: Instant | null;
  closedAt: Instant;
  closedBy: By;
  reason: string | null;
};

/** The state of a visit. Times are on the site's clock. */
export type VisitState = ExpectedVisit | VisitUnderWay | ClosedVisit;

/** Whether the vehicle has arrived and the visit has not ended. */
export function isUnderWay(visit: VisitState): visit is VisitUnderWay {
  return visit.status === 'atGate' || visit.status === 'inside' || visit.status === 'atExit';
}

/** Whether the visit has ended. */
export function isClosed(visit: VisitState): visit is ClosedVisit {
  return !isUnderWay(visit) && visit.status !== 'expected';
}
