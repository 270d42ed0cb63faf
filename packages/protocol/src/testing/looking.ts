import type { Finding } from '../visit/finding.ts';
import type { VisitRule } from '../visit/rules.ts';
import type { StepProgress } from '../visit/state.ts';
import { visitA } from './journey.ts';
import type { Night } from './night.ts';

/* What somebody sees who looks at a night. */

/** The rules of the alerts that stand, without those in `but`. */
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

/** What the step's reports found, in their order. */
export function findingsOf(night: Night, stepId: string, id = visitA): Finding[] {
  return (night.visit(id).steps[stepId]?.entries ?? []).flatMap(({ findings }) => findings);
}

/** What was found last about a rule. */
export function found(night: Night, stepId: string, rule: VisitRule): Finding | undefined {
  return findingsOf(night, stepId).findLast((f) => f.rule === rule);
}

/** The rules that hold the visit; null when it is not held by a finding. */
export function heldFor(night: Night, id = visitA): VisitRule[] | null {
  const { held } = night.underWay(id);
  return held?.reason.kind === 'finding' ? held.reason.rules : null;
}
