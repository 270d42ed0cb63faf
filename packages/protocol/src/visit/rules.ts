import type { RuleFacts } from '../steps/shape.ts';
import { type RuleName, stepKinds, stepShapes } from '../steps/kinds.ts';

/** The name of a rule that can leave a finding. */
export type VisitRule = RuleName;

/** Every rule that can leave a finding. */
export const visitRules = Object.assign({}, ...stepKinds.map((kind) => stepShapes[kind].findings)) as Readonly<
  Record<VisitRule, RuleFacts>
>;

/**
 * [O2] Whether two people may waive this rule. Never waived: a person too many or too few at the exit, a positive test,
 * lockdown, contact time, a vehicle that is already inside, a point without room.
 */
export function isWaivable(rule: VisitRule): boolean {
  return visitRules[rule].waivable;
}
