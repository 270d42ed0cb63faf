import type { Declaration } from '../declaration/declaration.ts';
import type { StandingRecord } from '../offline/records.ts';
import type { Plan } from '../plan/plan.ts';
import type { By } from '../roles.ts';
import type { Limits } from '../site/settings.ts';
import type { Instant } from '../time.ts';
import type { Change } from './changes.ts';
import type { HoldReason, StepOutcome, VisitEvent } from './events.ts';
import type { Finding } from './finding.ts';
import type { Plates } from './plates.ts';
import type { StepReport } from './report.ts';

type Of<T extends VisitEvent['type']> = Extract<VisitEvent, { type: T }>;

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

export type Override = Omit<Of<'overrideRequested'>, 'type'> & {
  by: By;
  at: Instant;
  status: 'asked' | 'approved' | 'used' | 'denied' | 'lapsed'; // approved waits for its finding; used has met it
  settledBy: By | null;
  settledAt?: Instant; // absent until then, and in visits stored before it was kept
  goodUntil: Instant | null; // of an approved one: waives until then, see `waivesUntil`; null: until it has met its fail
  putBackMs?: number; // how far the clock had been put back when it was approved
};

export type Deviation = Omit<Of<'deviationReported'>, 'type'> & {
  by: By;
  at: Instant;
  verdict: 'breach' | 'dismissed' | null;
};

export type Help = Omit<Of<'helpAsked'>, 'type'> & { by: By; at: Instant; givenAt: Instant | null };

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
  unsettled: StandingRecord[]; // what could not be carried out, until a supervisor has settled it
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
