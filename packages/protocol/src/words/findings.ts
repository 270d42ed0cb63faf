import type { FindingWords } from '../steps/shape.ts';
import { type VisitRule, visitRules } from '../visit/rules.ts';

/** The wording of every rule in one language. Each kind of step has its own words. */
export function findingWords(language: 'zh' | 'en'): Record<VisitRule, FindingWords> {
  const rules = Object.keys(visitRules) as VisitRule[];
  return Object.fromEntries(rules.map((rule) => [rule, visitRules[rule][language]])) as Record<VisitRule, FindingWords>;
}
