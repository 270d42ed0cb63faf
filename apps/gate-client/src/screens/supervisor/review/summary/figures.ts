import type { NightSummary } from '@cordon/protocol/review/summary.ts';
import type { Words } from '../../../../i18n/words.tsx';

/** 1 小时 12 分, 40 秒; a dash for none. */
export function minutesWords({ t, number }: Words, minutes: number | null): string {
  if (minutes === null) return t('review.none');
  if (minutes < 1) return t('common.unit.seconds', { count: number(Math.round(minutes * 60)) });
  const whole = Math.round(minutes);
  if (whole < 60) return t('common.unit.minutes', { count: number(minutes < 10 ? oneDecimal(minutes) : whole) });
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  return rest === 0
    ? t('common.unit.hours', { count: number(hours) })
    : t('review.hoursMinutes', { hours: number(hours), minutes: number(rest) });
}

const oneDecimal = (value: number) => Math.round(value * 10) / 10;

export type Bar = { key: string; word: string; count: number; part: number };

/** [U214] Bars that share one scale: the longest is full, nothing is none. */
export function barsOf(rows: readonly { key: string; word: string; count: number }[]): Bar[] {
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return rows.map((row) => ({ ...row, part: row.count / most }));
}

const statuses = [
  'expected',
  'atGate',
  'inside',
  'atExit',
  'released',
  'refused',
  'escortedOut',
  'cancelled',
  'lapsed',
] as const satisfies (keyof NightSummary['visits'])[];

/** [U214] Visits by where they are, or how they ended, in the order of the loop. */
export function visitBars({ t }: Words, { visits }: NightSummary): Bar[] {
  return barsOf(statuses.map((key) => ({ key, word: t(`terms.visitStatus.${key}`), count: visits[key] })));
}

export function failBars({ t }: Words, { fails }: NightSummary): Bar[] {
  return barsOf(fails.map(({ rule, count }) => ({ key: rule, word: t(`rules.findings.${rule}.title`), count })));
}

export function visitsIn({ visits }: NightSummary): number {
  return statuses.reduce((sum, status) => sum + visits[status], 0);
}

/** [U214] The share of false alarms in what was closed, in whole percent. */
export function sharePercent({ closed, false: wrong }: { closed: number; false: number }): number {
  return closed === 0 ? 0 : Math.round((wrong / closed) * 100);
}
