import type { CrewMember, Declaration } from '../declaration/declaration.ts';
import type { Actor } from '../roles.ts';
import { minuteMs } from '../time.ts';
import { waitEndOf } from '../visit/due.ts';
import type { StepReport } from '../visit/report.ts';
import { isDrive, lastReachedStop, nextSteps, stepOf } from '../visit/route.ts';
import { type VisitStep, isUnderWay, type VisitState } from '../visit/state.ts';
import { administrator, gateOfficer, pointOfficer } from './actors.ts';
import { declarationOf, driver } from './declarations.ts';
import { goodReport } from './reports.ts';
import { type Answer, Night } from './night.ts';

export const visitA = 'a0000000-0000-4000-8000-000000000001';
export const visitB = 'b0000000-0000-4000-8000-000000000002';
export const visitC = 'c0000000-0000-4000-8000-000000000003';

/** The driver of a visit; each visit has another one. */
export function driverOf(id: string): CrewMember {
  return id === visitA ? driver : { ...driver, personId: `person-of-${id.slice(0, 8)}` };
}

export function declare(night: Night, id = visitA, change: Partial<Declaration> = {}): Answer {
  const declaration = declarationOf({ crew: [driverOf(id)], ...change }, night.now);
  return night.ask(administrator, { type: 'declareVisit', visitId: id, declaration });
}

/** Where a step is reported, and by whom. */
export function deskOf(visit: VisitState, step: VisitStep): { actor: Actor; stationId: string } {
  const leaving = isDrive(step) && step.status === 'pending';
  const last = lastReachedStop(visit);
  const point = leaving ? (last === null ? null : (visit.declaration.stops[last] ?? null)) : step.stationId;
  return point === null
    ? { actor: gateOfficer, stationId: 'main-gate' }
    : { actor: pointOfficer(point), stationId: point };
}

/** Reports a step: correctly unless a report is given, and at its station unless another is given. */
export function report(
  night: Night,
  stepId: string,
  { id = visitA, as, desk }: { id?: string; as?: StepReport; desk?: { actor: Actor; stationId: string } } = {},
): Answer {
  const visit = night.visit(id);
  const step = stepOf(visit, stepId);
  if (step === undefined) throw new RangeError(`no step ${stepId}`);
  const { actor, stationId } = desk ?? deskOf(visit, step);
  return night.ask(actor, {
    type: 'reportStep',
    visitId: id,
    stationId,
    stepId,
    report: as ?? goodReport(visit, step),
  });
}

/** The step that an officer does next: overlapping steps first, and a finish after its contact time. */
export function dueStep(visit: VisitState): VisitStep | null {
  const [current, following] = nextSteps(visit);
  return following ?? current ?? null;
}

/** Takes a declared visit on without faults until this step is next, or to its end. */
export function goTo(night: Night, stepId: string | null, id = visitA): void {
  for (;;) {
    const visit = night.visit(id);
    const step = dueStep(visit);
    if (step === null || visit.status === 'released') return;
    if (step.id === stepId) return;
    const waitsUntil = isUnderWay(visit) ? waitEndOf(visit, step, []) : null;
    if (waitsUntil !== null) night.wait(Math.max(0, waitsUntil - night.now) / minuteMs);
    const answer = report(night, step.id, { id });
    if (!answer.ok) throw new RangeError(`${step.id}: ${answer.code} ${JSON.stringify(answer.params)}`);
  }
}

/** A night with one declared visit that has come to this step. */
export function nightAt(stepId: string | null, change: Partial<Declaration> = {}, night = new Night()): Night {
  declare(night, visitA, change);
  goTo(night, stepId);
  return night;
}
