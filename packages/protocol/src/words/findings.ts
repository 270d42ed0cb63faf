import type { FindingWords } from '../steps/shape.ts';
import { type VisitRule, visitRules } from '../visit/rules.ts';

/** What every rule says, in one language; each kind of step has the words of its own. */
export function findingWords(language: 'zh' | 'en'): Record<VisitRule, FindingWords> {
  const rules = Object.keys(visitRules) as VisitRule[];
  return Object.fromEntries(rules.map((rule) => [rule, visitRules[rule][language]])) as Record<VisitRule, FindingWords>;
}
