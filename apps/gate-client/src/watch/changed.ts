import type { Instant } from '@cordon/protocol/time.ts';
import { changesSince } from '@cordon/protocol/visit/changes.ts';
import { type Change, type VisitState, type VisitUnderWay } from '@cordon/protocol/visit/state.ts';
import { comparisonStepOf, stepsOf } from '@cordon/protocol/visit/route.ts';
import type { VisitRule } from '@cordon/protocol/visit/rules.ts';
import { rulesOfSteps } from '@cordon/protocol/steps/rules.ts';

/** [U333] What was changed since the visit was held, or since the step that holds it was first judged. */
export function changedSinceHold(visit: VisitUnderWay): readonly Change[] {
  const { held } = visit;
  if (held === null) return [];
  const judgedAt = held.reason.kind === 'finding' ? firstJudged(visit, held.reason.stepId) : null;
  return changesSince(visit, Math.min(held.since, judgedAt ?? held.since));
}

/** [U333] What was changed since the step that an override is asked for was first judged. */
export function changedSinceJudged(visit: VisitUnderWay, stepId: string): readonly Change[] {
  const since = firstJudged(visit, stepId);
  return since === null ? [] : changesSince(visit, since);
}

function firstJudged({ steps }: VisitUnderWay, stepId: string): Instant | null {
  return steps[stepId]?.startedAt ?? null;
}

/** [U334] What the exit is compared with and was corrected after the exit had first been read. */
export function changedAfterComparison(visit: VisitState): readonly Change[] {
  const steps = stepsOf(visit);
  const comparison = comparisonStepOf(visit);
  const startedAt = comparison?.progress?.startedAt;
  if (comparison === undefined || startedAt === undefined) return [];
  return changesSince(visit, startedAt).filter(({ what }) => {
    const step = what.kind === 'report' ? steps.find(({ id }) => id === what.stepId) : undefined;
    return step !== undefined && rulesOfSteps[step.kind].judgedBy.includes(comparison.kind);
  });
}

/** [U334] Which fields of the comparison a change touches. */
export function fieldsTouched({ what }: Change): readonly VisitRule[] {
  if (what.kind !== 'report') return [];
  const { was, is } = what;
  return rulesOfSteps[is.kind].compared?.(was, is) ?? [];
}
