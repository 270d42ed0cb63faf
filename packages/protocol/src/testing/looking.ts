import type { Finding } from '../visit/finding.ts';
import type { VisitRule } from '../visit/rules.ts';
import type { StepProgress } from '../visit/state.ts';
import { visitA } from './journey.ts';
import type { Night } from './night.ts';

/* Queries on a night. */

/** The rules of the active alerts, without those in `but`. */
export function ringing(night: Night, ...but: string[]): string[] {
  return night
    .standing()
    .map(({ rule }) => rule)
    .filter((rule) => !but.includes(rule))
    .toSorted();
}

export function statusOf(night: Night, stepId: string, id = visitA): StepProgress['status'] | undefined {
  return night.visit(id).steps[stepId]?.status;
}

/** The findings of a step's reports, in their order. */
export function findingsOf(night: Night, stepId: string, id = visitA): Finding[] {
  return (night.visit(id).steps[stepId]?.entries ?? []).flatMap(({ findings }) => findings);
}

/** The last finding of a rule. */
export function found(night: Night, stepId: string, rule: VisitRule): Finding | undefined {
  return findingsOf(night, stepId).findLast((f) => f.rule === rule);
}

/** The rules that hold the visit; null when no finding holds it. */
export function heldFor(night: Night, id = visitA): VisitRule[] | null {
  const { held } = night.underWay(id);
  return held?.reason.kind === 'finding' ? held.reason.rules : null;
}
