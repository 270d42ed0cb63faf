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

/** What can happen to a visit. The names of types and fields are stored. */
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
      limits: Limits; // pinned for this visit
      recordedAt?: Instant; // as in `stepReported`
    }
  | {
      type: 'stepReported';
      stepId: string;
      stationId: string;
      attempt: number; // from 1
      report: StepReport;
      findings: Finding[];
      outcome: StepOutcome;
      recordedAt?: Instant; // when it was recorded offline; absent: when the server received it
    }
  | {
      type: 'reportCorrected';
      stepId: string;
      entry: number; // the version of the corrected event
      report: StepReport;
      findings: Finding[];
      outcome: StepOutcome;
      reason: string;
    }
  | { type: 'findingsRecomputed'; stepId: string; entry: number; findings: Finding[]; outcome: StepOutcome }
  | { type: 'crewChanged'; crew: CrewMember[]; reason: string; outcome: StepOutcome | null } // `outcome` of the verification
  | { type: 'stopsChanged'; stops: string[]; reason: string }
  | { type: 'visitHeld'; reason: HoldReason }
  | {
      type: 'visitResumed';
      note: string;
      again: string | null; // the ID of the failed step to do again
      people: string[]; // IDs of people to verify again, though they had passed
    }
  | { type: 'visitRefused'; reason: string }
  | { type: 'visitEscortedOut'; reason: string }
  | ({ type: 'overrideRequested' } & AskedOverride)
  | {
      type: 'overrideApproved';
      overrideId: string;
      note: string | null;
      settles: Settled | null; // the failed step that goes on
      goodUntil: Instant | null; // end of a temporary waiver; null: no end
      putBackMs?: number; // how far the clock had been set back, in ms; absent: 0
    }
  | { type: 'overrideDenied'; overrideId: string; note: string | null }
  | ({ type: 'deviationReported' } & ReportedDeviation)
  | { type: 'deviationSettled'; deviationId: string; verdict: 'breach' | 'dismissed'; note: string }
  | ({ type: 'helpAsked' } & AskedHelp)
  | { type: 'helpGiven'; helpId: string; note: string | null }
  | ({ type: 'recordRefused' } & UnsettledRecord) // an offline record that was refused
  | ({ type: 'recordSetAside' } & UnsettledRecord) // a record that its device will not send
  | { type: 'recordSettled'; recordId: string; note: string }
  | { type: 'visitBroughtBack'; visit: VisitState } // the visit had left the live picture [OF9]
  | { type: 'deadlinePassed'; deadline: Deadline }
  | { type: 'attemptRefused'; code: ErrorCode; reasons: string[]; stepId: string | null; stationId: string | null };
