import type { Stamp } from '../decision.ts';
import { sameValue } from '../same-value.ts';
import type { Instant } from '../time.ts';
import { isCauseActive } from './alert-causes.ts';
import { raisedBy } from './alerts.ts';
import { evolveUnderWay } from './evolve-under-way.ts';
import { type ClosedVisit, type ExpectedVisit, isUnderWay, type VisitState, type VisitUnderWay } from './state.ts';
import type { VisitEvent } from './events.ts';
import { isAboutRecord, withRecord } from './evolve-records.ts';
import { momentOf, noteAttempt, sequenceError } from './fold-parts.ts';
import { currentStep, isDrive } from './route.ts';

/**
 * Folds one event into a visit. It decides nothing: an event has already happened.
 *
 * @throws RangeError when the event can't follow the state (a gap in the log, or a bug)
 */
export function evolveVisit(visit: VisitState | null, event: VisitEvent, stamp: Stamp, id: string): VisitState {
  const after = withClock(visit, fold(visit, event, stamp, id), momentOf(event, stamp));
  const raised = raisedBy(after, event, stamp).map(({ alert, until }) => ({ id: alert.id, until, by: stamp.version }));
  const kept = after.alerts.filter(
    (known) => !raised.some((one) => one.id === known.id && sameValue(one.until, known.until)),
  );
  return { ...after, alerts: [...kept, ...raised].filter((alert) => isCauseActive(alert, after)) };
}

function fold(visit: VisitState | null, event: VisitEvent, stamp: Stamp, id: string): VisitState {
  if (event.type === 'visitBroughtBack') return event.visit;
  if (visit === null) return begin(event, stamp, id);
  if (isAboutRecord(event)) return { ...visit, unsettled: withRecord(visit.unsettled, event, stamp) };
  if (isUnderWay(visit)) return evolveUnderWay(visit, event, stamp);
  if (visit.status === 'expected') return evolveExpected(visit, event, stamp);
  if (visit.status === 'lapsed' && event.type === 'vehicleArrived') {
    return evolveExpected(expectedAgain(visit), event, stamp);
  }
  if (event.type === 'attemptRefused') return noteAttempt(visit, event, stamp);
  throw sequenceError(event, visit.status);
}

function begin(event: VisitEvent, { at }: Stamp, id: string): ExpectedVisit {
  if (event.type !== 'visitDeclared') throw sequenceError(event, 'unknown');
  return {
    status: 'expected',
    id,
    plan: event.plan,
    declaration: event.declaration,
    announcedAt: at,
    unannounced: event.unannounced,
    arrivedAs: null,
    steps: {},
    overrides: [],
    deviations: [],
    helps: [],
    attempts: {},
    fired: [],
    alerts: [],
    unsettled: [],
    changes: [],
  };
}

function evolveExpected(visit: ExpectedVisit, event: VisitEvent, stamp: Stamp): VisitState {
  switch (event.type) {
    case 'declarationAmended':
      return { ...visit, declaration: event.declaration, announcedAt: stamp.at };
    case 'vehicleArrived':
      return {
        ...withoutAnnouncement(visit),
        status: 'atGate',
        gateId: event.gateId,
        limits: event.limits,
        arrivedAt: momentOf(event, stamp),
        admittedAt: null,
        currentSince: momentOf(event, stamp),
        held: null,
      };
    case 'declarationCancelled':
      return closedBeforeArrival(visit, stamp, 'cancelled', event.reason);
    case 'deadlinePassed':
      return closedBeforeArrival(visit, stamp, 'lapsed', null);
    case 'attemptRefused':
      return noteAttempt(visit, event, stamp);
    default:
      throw sequenceError(event, visit.status);
  }
}

function closedBeforeArrival(
  visit: ExpectedVisit,
  { at, by }: Stamp,
  status: ClosedVisit['status'],
  reason: string | null,
): ClosedVisit {
  const never = { gateId: null, arrivedAt: null, admittedAt: null };
  return { ...withoutAnnouncement(visit), ...never, status, closedAt: at, closedBy: by, reason };
}

/** [V27] A no-show as it was before the clock closed it, since an earlier record may still arrive. */
export function expectedAgain(visit: ClosedVisit): ExpectedVisit {
  const { gateId: _g, arrivedAt: _a, admittedAt: _in, closedAt: _c, closedBy: _b, reason: _r, ...known } = visit;
  return { ...known, status: 'expected', announcedAt: known.declaration.eta };
}

/** Only an expected visit has `announcedAt`. */
function withoutAnnouncement(visit: ExpectedVisit): Omit<ExpectedVisit, 'announcedAt'> {
  const { announcedAt: _, ...known } = visit;
  return known;
}

/**
 * [Q5] The time of step and leg starts again when another step becomes current, a step is started again, or a leg
 * departs.
 */
function withClock(before: VisitState | null, after: VisitState, at: Instant): VisitState {
  if (before === null || !isUnderWay(before) || !isUnderWay(after)) return after;
  return pointer(before) === pointer(after) ? after : { ...after, currentSince: at };
}

function pointer(visit: VisitUnderWay): string {
  const step = currentStep(visit);
  return step === null ? '' : `${step.id} ${step.progress?.attempt ?? 1} ${isDrive(step) ? step.status : ''}`;
}
