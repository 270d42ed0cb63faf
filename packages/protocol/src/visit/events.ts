import type { CrewMember, Declaration } from '../declaration/declaration.ts';
import type { ErrorCode } from '../errors.ts';
import type { UnsettledRecord } from '../offline/records.ts';
import type { Plan } from '../plan/plan.ts';
import type { Limits } from '../site/settings.ts';
import type { Instant } from '../time.ts';
import type { Finding } from './finding.ts';
import type { StepReport } from './report.ts';
import type {
  AskedHelp,
  AskedOverride,
  Deadline,
  HoldReason,
  ReportedDeviation,
  Settled,
  StepOutcome,
  VisitState,
} from './state.ts';

export type VisitEvent =
  | {
      type: 'visitDeclared';
      declaration: Declaration;
      plan: { id: Plan['id']; version: number };
      unannounced: boolean;
    }
  | { type: 'declarationAmended'; declaration: Declaration }
  | { type: 'declarationCancelled'; reason: string }
  | {
      type: 'vehicleArrived';
      gateId: string;
      limits: Limits; // the figures that hold for this visit
      recordedAt?: Instant; // as of a step that was reported
    }
  | {
      type: 'stepReported';
      stepId: string;
      stationId: string;
      attempt: number; // from 1
      report: StepReport;
      findings: Finding[];
      outcome: StepOutcome;
      recordedAt?: Instant; // without the server, before it came; absent: when it came
    }
  | {
      type: 'reportCorrected';
      stepId: string;
      entry: number; // the version of the event that it corrects
      report: StepReport;
      findings: Finding[];
      outcome: StepOutcome;
      reason: string;
    }
  | { type: 'findingsRecomputed'; stepId: string; entry: number; findings: Finding[]; outcome: StepOutcome }
  | { type: 'crewChanged'; crew: CrewMember[]; reason: string; outcome: StepOutcome | null } // of the crew's verification
  | { type: 'stopsChanged'; stops: string[]; reason: string }
  | { type: 'visitHeld'; reason: HoldReason }
  | {
      type: 'visitResumed';
      note: string;
      again: string | null; // the failed step that is to be done again
      people: string[]; // of the crew's verification: who is verified again though they had passed
    }
  | { type: 'visitRefused'; reason: string }
  | { type: 'visitEscortedOut'; reason: string }
  | ({ type: 'overrideRequested' } & AskedOverride)
  | {
      type: 'overrideApproved';
      overrideId: string;
      note: string | null;
      settles: Settled | null; // the failed step that it lets go on
      goodUntil: Instant | null; // what the site is not ready for is waived until then
      putBackMs?: number; // how far the clock had been put back by then; absent: not at all
    }
  | { type: 'overrideDenied'; overrideId: string; note: string | null }
  | ({ type: 'deviationReported' } & ReportedDeviation)
  | { type: 'deviationSettled'; deviationId: string; verdict: 'breach' | 'dismissed'; note: string }
  | ({ type: 'helpAsked' } & AskedHelp)
  | { type: 'helpGiven'; helpId: string; note: string | null }
  | ({ type: 'recordRefused' } & UnsettledRecord) // it came too late to be carried out
  | ({ type: 'recordSetAside' } & UnsettledRecord) // its device gave up sending it
  | { type: 'recordSettled'; recordId: string; note: string }
  | { type: 'visitBroughtBack'; visit: VisitState } // it had left the live picture, see [OF9]
  | { type: 'deadlinePassed'; deadline: Deadline }
  | { type: 'attemptRefused'; code: ErrorCode; reasons: string[]; stepId: string | null; stationId: string | null };
