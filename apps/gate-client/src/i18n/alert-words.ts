import type { AlertState } from '@cordon/protocol/alert/state.ts';
import { type VisitRule, visitRules } from '@cordon/protocol/visit/rules.ts';
import { wordValues } from './values.ts';
import type { Words } from './words.tsx';

export type AlertWords = { title: string; text: string | null };

/** An alert that a failed check raised carries no values: the finding itself has them. */
export function alertWords(words: Words, { rule, params }: Pick<AlertState, 'rule' | 'params'>): AlertWords {
  if (isVisitRule(rule)) return { title: words.t(`rules.findings.${rule}.title`), text: null };
  return {
    title: words.t(`rules.alerts.${rule}.title`),
    text: words.t(`rules.alerts.${rule}.text`, wordValues(words, rule, params)),
  };
}

/** What an alert is called, whatever it saw. */
export function alertTitle(words: Words, rule: AlertState['rule']): string {
  return words.t(isVisitRule(rule) ? `rules.findings.${rule}.title` : `rules.alerts.${rule}.title`);
}

function isVisitRule(rule: AlertState['rule']): rule is VisitRule {
  return rule in visitRules;
}
