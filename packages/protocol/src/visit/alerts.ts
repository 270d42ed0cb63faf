import type { AlertRule, RaisedAlert } from '../alert/state.ts';
import type { Severity } from '../alert/severity.ts';
import type { Stamp } from '../decision.ts';
import type { Deadline } from './due.ts';
import type { VisitEvent } from './events.ts';
import { visitRules } from './rules.ts';
import { type AlertUntil, type CausedAlert, isClosed, isUnderWay, type VisitState } from './state.ts';

export type Raised = { alert: RaisedAlert; until: AlertUntil };

const closed: AlertUntil = { is: 'closed' };
const stepDone = (stepId: string | null): AlertUntil => (stepId === null ? closed : { is: 'stepDone', stepId });

/**
 * [B1] The alerts that an event causes, in the same commit. The ID is made of visit, rule, step and the event's version,
 * so that the same cause can't raise one twice.
 *
 * @param visit the state after the event
 */
export function raisedBy(visit: VisitState, event: VisitEvent, stamp: Stamp): Raised[] {
  const raise = (
    rule: AlertRule,
    severity: Severity,
    until: AlertUntil,
    stepId: string | null,
    params: RaisedAlert['params'] = {},
  ): Raised => ({
    alert: {
      id: `${visit.id}.${rule}.${stepId ?? '-'}.${stamp.version}`,
      rule,
      severity,
      visitId: visit.id,
      plate: visit.declaration.plate,
      stepId,
      params,
    },
    until,
  });

  switch (event.type) {
    case 'visitDeclared':
      return event.unannounced ? [raise('visit.unannounced', 'warning', stepDone('admit'), null)] : [];
    case 'visitHeld':
      switch (event.reason.kind) {
        case 'finding': {
          const { stepId, rules } = event.reason;
          return rules.map((rule) => raise(rule, visitRules[rule].severity, stepDone(stepId), stepId));
        }
        case 'person':
          return [raise('visit.held', 'high', { is: 'resumed' }, null, { text: event.reason.text })];
        case 'lockdown': // the lockdown itself rings, once
          return [];
        default:
          return event.reason satisfies never;
      }
    case 'deadlinePassed':
      return [deadlineAlert(event.deadline, raise)];
    case 'overrideRequested':
      return [
        raise('visit.override-asked', 'high', { is: 'settled', id: event.overrideId }, event.stepId, {
          rule: event.rule,
        }),
      ];
    case 'deviationReported': {
      const severity = event.kind === 'left-cab' || event.kind === 'contact' ? 'critical' : 'high';
      return [raise('visit.deviation', severity, { is: 'settled', id: event.deviationId }, null, { kind: event.kind })];
    }
    case 'deviationSettled':
      return event.verdict === 'breach' ? [raise('visit.breach', 'high', closed, null)] : [];
    case 'helpAsked': {
      const severity = event.need === 'doctor' || event.need === 'way-out' ? 'critical' : 'high';
      return [raise('visit.help', severity, { is: 'settled', id: event.helpId }, null, { need: event.need })];
    }
    case 'attemptRefused': {
      const severity = event.code === 'plate-here' ? 'critical' : 'warning';
      const params = { code: event.code, reasons: event.reasons.join(' '), station: event.stationId };
      return [raise('visit.attempt', severity, stepDone(event.stepId), event.stepId, params)];
    }
    case 'declarationAmended':
    case 'declarationCancelled':
    case 'vehicleArrived':
    case 'stepReported':
    case 'reportCorrected':
    case 'findingsRecomputed':
    case 'crewChanged':
    case 'stopsChanged':
    case 'visitResumed':
    case 'visitRefused':
    case 'visitEscortedOut':
    case 'overrideApproved':
    case 'overrideDenied':
    case 'helpGiven':
      return [];
    default:
      return event satisfies never;
  }
}

type Raise = (
  rule: AlertRule,
  severity: Severity,
  until: AlertUntil,
  stepId: string | null,
  params?: RaisedAlert['params'],
) => Raised;

function deadlineAlert({ kind, at, stepId }: Deadline, raise: Raise): Raised {
  switch (kind) {
    case 'contact-over':
      return raise('visit.contact-over', 'info', stepDone(stepId), stepId, { at });
    case 'step-slow':
      return raise('visit.step-slow', 'warning', stepDone(stepId), stepId, { at });
    case 'leg-slow':
      return raise('visit.leg-slow', 'high', stepDone(stepId), stepId, { at });
    case 'loop-warn':
      return raise('visit.loop-warn', 'warning', closed, null, { at });
    case 'loop-critical':
      return raise('visit.loop-critical', 'critical', closed, null, { at });
    case 'override-lapse':
      return raise('visit.override-lapsed', 'warning', closed, stepId, { at });
    default:
      return kind satisfies never;
  }
}

/** [B2] Has the cause of an alert not gone yet? */
export function stillCaused({ until }: CausedAlert, visit: VisitState): boolean {
  if (isClosed(visit)) return false;
  switch (until.is) {
    case 'stepDone':
      return visit.steps[until.stepId]?.status !== 'done';
    case 'resumed':
      return isUnderWay(visit) && visit.held !== null;
    case 'settled':
      return isOpen(visit, until.id);
    case 'closed':
      return true;
    default:
      return until satisfies never;
  }
}

function isOpen(visit: VisitState, id: string): boolean {
  return (
    visit.overrides.some((o) => o.overrideId === id && o.status === 'asked') ||
    visit.deviations.some((d) => d.deviationId === id && d.verdict === null) ||
    visit.helps.some((h) => h.helpId === id && h.givenAt === null)
  );
}
