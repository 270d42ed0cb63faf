import type { RouteStep } from '@cordon/protocol/plan/route.ts';
import type { Finding } from '@cordon/protocol/visit/finding.ts';
import { isDrive, stepOf } from '@cordon/protocol/visit/route.ts';
import type { HoldReason, VisitState } from '@cordon/protocol/visit/state.ts';
import { wordValues } from './values.ts';
import type { Words } from './words.tsx';

export { plateWords } from './plate-words.ts';

type NamedStep = Pick<RouteStep, 'kind' | 'target'> & { stationId: string | null };

/** 车辆消杀, 驶往第一食堂, 驶往出口 */
export function stepName({ t, station }: Words, step: NamedStep): string {
  if (step.target !== null) return t(`terms.disinfect.${step.target}`);
  if (!isDrive(step)) return t(`terms.steps.${step.kind}`);
  return step.stationId === null ? t('terms.legOut') : t('terms.legTo', { station: station(step.stationId) });
}

/** The step's name, with its point when it is one of several: 第一食堂 · 卸货 */
export function stepNameIn(words: Words, visit: VisitState, stepId: string): string {
  const step = stepOf(visit, stepId);
  if (step === undefined) return stepId;
  const name = stepName(words, step);
  if (step.stationId === null || isDrive(step)) return name;
  return words.t('terms.stepAt', { station: words.station(step.stationId), step: name });
}

/** A finding's title and its one sentence with the values that the rule saw. */
export function findingWords(
  words: Words,
  { rule, outcome, seen, limit }: Pick<Finding, 'rule' | 'outcome' | 'seen' | 'limit'>,
) {
  const values = { ...wordValues(words, rule, seen), limit: wordValues(words, rule, limit) };
  return {
    title: words.t(`rules.findings.${rule}.title`),
    text: words.t(`rules.findings.${rule}.${outcome === 'pass' ? 'good' : 'bad'}`, values),
  };
}

export function holdWords(words: Words, reason: HoldReason): string {
  const { t } = words;
  switch (reason.kind) {
    case 'finding': {
      const rules = reason.rules.map((rule) => t(`rules.findings.${rule}.title`));
      return t('terms.holds.finding', { rules: words.list(rules) });
    }
    case 'person':
      return t('terms.holds.person', { text: reason.text });
    case 'lockdown':
      return t('terms.holds.lockdown');
    default:
      return reason satisfies never;
  }
}

/** The masked name of a member of the crew; the ID of somebody who is no longer one. */
export function nameOf(visit: VisitState, personId: string): string {
  return visit.declaration.crew.find((member) => member.personId === personId)?.maskedName ?? personId;
}
