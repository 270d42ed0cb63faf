import { perObject } from '../per-object.ts';
import { routeOf } from '../plan/route.ts';
import { planOf } from '../plan/shipped.ts';
import type { Move, Wait } from '../steps/define.ts';
import { rulesOfSteps } from '../steps/rules.ts';
import type { VisitRule } from './rules.ts';
import { isUnderWay, type VisitState, type VisitStep, type VisitUnderWay } from './state.ts';

/** The steps of the visit's route with their status, in the order of the plan. */
export const stepsOf = perObject((visit: VisitState): readonly VisitStep[] => {
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
});

/** The step with this ID; undefined when the route has none. */
export function stepOf(visit: VisitState, stepId: string): VisitStep | undefined {
  return stepsOf(visit).find((step) => step.id === stepId);
}

/** The first step that is not done; null when the loop is closed. */
export function currentStep(visit: VisitState): VisitStep | null {
  return stepsOf(visit).find((step) => step.status !== 'done') ?? null;
}

/**
 * [R2] [R3] The steps that may be done now: the first one not done and, while contact time runs in it, the following
 * steps that may overlap.
 */
export function nextSteps(visit: VisitState): VisitStep[] {
  const open = stepsOf(visit).filter((step) => step.status !== 'done');
  const [current, following] = open;
  if (current === undefined) return [];
  if (following?.overlaps === true && isWorking(visit, current)) return [current, following];
  return [current];
}

/* Only a visit that has arrived has limits, so only there a time runs. */
function isWorking(visit: VisitState, step: VisitStep): boolean {
  return step.status === 'running' && isUnderWay(visit) && waitIn(visit, step) !== null;
}

/** The time that runs within a step, whether it is over or not; null when none has begun. */
export function waitIn({ limits }: VisitUnderWay, { kind, progress }: VisitStep): Wait | null {
  return rulesOfSteps[kind].wait?.(limits, progress?.entries ?? []) ?? null;
}

/** Whether the vehicle drives from one station to another in this step. */
export function isDrive({ kind }: Pick<VisitStep, 'kind'>): boolean {
  return rulesOfSteps[kind].moves === 'drives';
}

/** The first step that moves the visit in this way. */
export function stepThat(move: Move, visit: VisitState): VisitStep | undefined {
  return stepsOf(visit).find(({ kind }) => rulesOfSteps[kind].moves === move);
}

/** [O6] Whether a waiver of its fails is kept for the next try. */
export function isTriedAgain({ kind }: Pick<VisitStep, 'kind'>): boolean {
  return rulesOfSteps[kind].waitsFor !== undefined;
}

/** [V12] Whether the vehicle waits, unheld, when this rule fails in this step. */
export function isWaitedFor({ kind }: Pick<VisitStep, 'kind'>, rule: VisitRule): boolean {
  return rulesOfSteps[kind].waitsFor?.includes(rule) ?? false;
}

/** The step that reads the vehicle blind at the exit and compares; see `Manifest`. */
export function comparisonStepOf(visit: VisitState): VisitStep | undefined {
  return stepsOf(visit).find(({ kind }) => rulesOfSteps[kind].isBlind === true);
}

/** The step that verifies everybody of the crew. */
export function crewStepOf(visit: VisitState): VisitStep | undefined {
  return stepsOf(visit).find(({ kind }) => rulesOfSteps[kind].perPerson !== undefined);
}

/** The index of the stop that the visit is at or driving to, from 0; null at the gate and on the way out. */
export function currentStop(visit: VisitState): number | null {
  if (visit.status !== 'inside') return null;
  const current = currentStep(visit);
  if (current === null) return null;
  if (isDrive(current) && current.status === 'pending') return lastReachedStop(visit);
  return current.stop;
}

/** The index of the last reached stop, from 0; null when none is. */
export function lastReachedStop(visit: VisitState): number | null {
  const reached = stepsOf(visit).filter((step) => isDrive(step) && step.stop !== null && step.status === 'done');
  return reached.at(-1)?.stop ?? null;
}
