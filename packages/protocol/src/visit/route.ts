import { type RouteStep, routeOf } from '../plan/route.ts';
import { planOf } from '../plan/shipped.ts';
import type { StepEntry, StepProgress, VisitState } from './state.ts';

/** A step of the visit's route with how far it has come. */
export type VisitStep = RouteStep & {
  stationId: string | null; // the stop's point; null for steps at a gate
  status: StepProgress['status'] | 'pending';
  progress: StepProgress | null;
};

export function stepsOf(visit: VisitState): VisitStep[] {
  const { stops } = visit.declaration;
  return routeOf(planOf(visit.plan.id, visit.plan.version), stops.length).map((step) => {
    const progress = visit.steps[step.id] ?? null;
    return {
      ...step,
      stationId: step.stop === null ? null : (stops[step.stop] ?? null),
      status: progress?.status ?? 'pending',
      progress,
    };
  });
}

export function stepOf(visit: VisitState, stepId: string): VisitStep | undefined {
  return stepsOf(visit).find((step) => step.id === stepId);
}

/** The first step that is not done; null when the loop is closed. */
export function currentStep(visit: VisitState): VisitStep | null {
  return stepsOf(visit).find((step) => step.status !== 'done') ?? null;
}

/**
 * [R2] [R3] The steps that may be done now: the first one not done and, while that one is a disinfection whose agent is
 * working, the next of those that the plan lets go on meanwhile.
 */
export function nextSteps(visit: VisitState): VisitStep[] {
  const open = stepsOf(visit).filter((step) => step.status !== 'done');
  const [current, following] = open;
  if (current === undefined) return [];
  if (following?.overlaps === true && isWorking(current)) return [current, following];
  return [current];
}

function isWorking(step: VisitStep): boolean {
  return step.kind === 'disinfect' && step.status === 'running' && lastWetting(step.progress?.entries ?? []) !== null;
}

/** [V5] Contact time counts from the last wetting: the start, or a later re-wetting. */
export function lastWetting(entries: readonly StepEntry[]): StepEntry | null {
  return (
    entries.findLast(
      ({ report }) => report.kind === 'disinfect' && (report.act === 'start' || report.act === 'rewet'),
    ) ?? null
  );
}

/** The same of a step by its name. */
export function lastWettingOf(visit: VisitState, stepId: string): StepEntry | null {
  return lastWetting(visit.steps[stepId]?.entries ?? []);
}

/** The index of the stop that the visit is at, or on its way to; null at the gate and on the way out. */
export function currentStop(visit: VisitState): number | null {
  if (visit.status !== 'inside') return null;
  const current = currentStep(visit);
  if (current === null) return null;
  if (current.kind === 'leg' && current.status === 'pending') return lastReachedStop(visit);
  return current.stop;
}

/** The last stop whose leg is done; null when none is. */
export function lastReachedStop(visit: VisitState): number | null {
  const reached = stepsOf(visit).filter((step) => step.kind === 'leg' && step.stop !== null && step.status === 'done');
  return reached.at(-1)?.stop ?? null;
}
