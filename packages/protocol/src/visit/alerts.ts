import type { AlertRule, RaisedAlert } from '../alert/state.ts';
import type { Severity } from '../alert/severity.ts';
import type { Stamp } from '../decision.ts';
import type { KnownValues } from '../values.ts';
import { closed, untilFailResolved, stepDone } from './alert-causes.ts';
import { resultDueKey } from './due.ts';
import { type Deadline, type AlertUntil, isClosed, isUnderWay, type VisitState } from './state.ts';
import type { VisitEvent } from './events.ts';
import { isOpenFail } from './finding.ts';
import { type VisitRule, visitRules } from './rules.ts';
import { stepOf, stepThat, waitIn } from './route.ts';
import { awaitedResults } from '../steps/verify-crew/tests.ts';

export type Raised = { alert: RaisedAlert; until: AlertUntil };

/**
 * [B1] The alerts that an event raises, in the same commit. The ID consists of visit, rule and step: one alert of them
 * is open at a time, and a repetition is counted in it.
 *
 * @param visit the state after the event
 */
export function raisedBy(visit: VisitState, event: VisitEvent, stamp: Stamp): Raised[] {
  const raise = (
    rule: AlertRule,
    severity: Severity,
    until: AlertUntil,
    stepId: string | null,
    params: KnownValues = {},
  ): Raised => ({
    alert: {
      id: alertIdOf(visit, rule, stepId),
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
      return event.unannounced
        ? [raise('visit.unannounced', 'warning', stepDone(visit, stepThat('enters', visit)?.id ?? null), null)]
        : [];
    case 'visitHeld':
      switch (event.reason.kind) {
        case 'finding': {
          const { stepId, rules } = event.reason;
          return rules.map((rule) => raise(rule, visitRules[rule].severity, untilFailResolved(visit, stepId), stepId));
        }
        case 'person':
          return [raise('visit.held', 'high', { is: 'resumed' }, null, { text: event.reason.text })];
        case 'lockdown': // the alert of the lockdown rings, once
          return [];
        default:
          return event.reason satisfies never;
      }
    case 'deadlinePassed':
      // [V27] A no-show raises no alert: the summary of the night counts it.
      return event.deadline.kind === 'no-show'
        ? []
        : [deadlineAlert(visit, event.deadline, event.deadline.kind, raise)];
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
      if (isClosed(visit)) return [];
      const severity = event.code === 'plate-here' ? 'critical' : 'warning';
      const params = { code: event.code, reasons: event.reasons, station: event.stationId };
      return [raise('visit.attempt', severity, stepDone(visit, event.stepId), event.stepId, params)];
    }
    case 'recordRefused':
    case 'recordSetAside': {
      const { code, authorName, recordId } = event;
      const params = { code, author: authorName };
      return [raise('visit.record-unsettled', 'high', { is: 'settled', id: recordId }, event.stepId, params)];
    }
    case 'reportCorrected':
    case 'findingsRecomputed':
      return newFails(visit, event, stamp).map((rule) =>
        raise(rule, visitRules[rule].severity, untilFailResolved(visit, event.stepId), event.stepId),
      );
    case 'declarationAmended':
    case 'declarationCancelled':
    case 'vehicleArrived':
    case 'stepReported':
    case 'crewChanged':
    case 'stopsChanged':
    case 'visitResumed':
    case 'visitRefused':
    case 'visitEscortedOut':
    case 'overrideApproved':
    case 'overrideDenied':
    case 'helpGiven':
    case 'recordSettled':
    case 'visitBroughtBack':
      return [];
    default:
      return event satisfies never;
  }
}

type Judged = Extract<VisitEvent, { type: 'reportCorrected' | 'findingsRecomputed' }>;

/*
 * A visit that was not held is held next, and that alert rings. In a visit that is held already, a new fail raises an
 * alert of its own.
 */
function newFails(visit: VisitState, { stepId, findings }: Judged, { version }: Stamp): VisitRule[] {
  if (!isUnderWay(visit) || visit.held === null) return [];
  const rings = (rule: VisitRule) => {
    const about = alertIdOf(visit, rule, stepId);
    return visit.alerts.some(({ id, by }) => id === about && by !== version);
  };
  return findings.filter((f) => isOpenFail(f) && !rings(f.rule)).map(({ rule }) => rule);
}

function alertIdOf(visit: VisitState, rule: AlertRule, stepId: string | null): string {
  return `${visit.id}.${rule}.${stepId ?? '-'}`;
}

type Raise = (
  rule: AlertRule,
  severity: Severity,
  until: AlertUntil,
  stepId: string | null,
  params?: KnownValues,
) => Raised;

function deadlineAlert(
  visit: VisitState,
  { at, stepId, key }: Deadline,
  kind: Exclude<Deadline['kind'], 'no-show'>,
  raise: Raise,
): Raised {
  const until = stepDone(visit, stepId);
  switch (kind) {
    case 'contact-over': {
      const step = stepId === null || !isUnderWay(visit) ? undefined : stepOf(visit, stepId);
      const wait = step === undefined || !isUnderWay(visit) ? null : waitIn(visit, step);
      const of = { stepId: stepId ?? '', at, wetting: wait?.since.version ?? 0 };
      return raise('visit.contact-over', 'info', { is: 'contactOver', ...of }, stepId, { at });
    }
    case 'step-slow':
      return raise('visit.step-slow', 'warning', until, stepId, { at });
    case 'leg-slow':
      return raise('visit.leg-slow', 'high', until, stepId, { at });
    case 'loop-warn':
      return raise('visit.loop-warn', 'warning', closed, null, { at });
    case 'loop-critical':
      return raise('visit.loop-critical', 'critical', closed, null, { at });
    case 'result-due': {
      const late = awaitedResults(visit).find(({ version }) => resultDueKey(version) === key);
      const person = visit.declaration.crew.find(({ personId }) => personId === late?.report.personId);
      const known: AlertUntil = late === undefined ? closed : { is: 'resultKnown', entry: late.version };
      return raise('visit.result-due', 'high', known, stepId, { at, person: person?.maskedName ?? null });
    }
    case 'override-lapse':
      return raise('visit.override-lapsed', 'warning', closed, stepId, { at });
    default:
      return kind satisfies never;
  }
}
