import { isOpenFail } from './finding.ts';
import type { VisitRule } from './rules.ts';
import type { VisitUnderWay } from './state.ts';

/** The fails that nobody has waived or corrected, by step. */
export function openFails({ steps }: Pick<VisitUnderWay, 'steps'>): { stepId: string; rules: VisitRule[] }[] {
  return Object.entries(steps).flatMap(([stepId, { entries }]) => {
    const rules = entries.flatMap(({ findings }) => findings.filter(isOpenFail).map(({ rule }) => rule));
    return rules.length === 0 ? [] : [{ stepId, rules }];
  });
}
