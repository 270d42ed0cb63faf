import type { AlertDiffers } from '@cordon/protocol/review/what-if.ts';
import type { FindingDiffers } from '@cordon/protocol/review/findings.ts';
import { alertTitle } from '../../../../i18n/alert-words.ts';
import type { Words } from '../../../../i18n/words.tsx';

/** Which way something would be otherwise. */
export type Turn = 'more' | 'fewer' | 'moved';

export function turnOfFinding({ was, would }: FindingDiffers): Turn {
  if (would === 'fail') return 'more';
  return was === 'fail' ? 'fewer' : 'moved';
}

export function turnOfAlert({ was, would }: AlertDiffers): Turn {
  if (was === null) return 'more';
  return would === null ? 'fewer' : 'moved';
}

/** 核酸时效：通过 → 不通过 */
export function findingLine({ t }: Words, { rule, was, would }: FindingDiffers): string {
  return t('review.whatIf.finding', {
    rule: t(`rules.findings.${rule}.title`),
    was: t(`terms.outcomes.${was}`),
    would: t(`terms.outcomes.${would}`),
  });
}

/** 滞留提醒：23:40 → 23:10 */
export function alertLine(words: Words, alert: AlertDiffers): string {
  const { t } = words;
  const title = alertTitle(words, alert.rule);
  const time = (at: number | null) => (at === null ? t('review.whatIf.never') : words.time(at));
  return t(`review.whatIf.alert.${turnOfAlert(alert)}`, { title, was: time(alert.was), would: time(alert.would) });
}
