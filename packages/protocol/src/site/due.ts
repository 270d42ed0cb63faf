import { openPaper, paperOverAt } from '../offline/paper.ts';
import { type Instant, minuteMs } from '../time.ts';
import type { SiteState } from './state.ts';

export type SiteDeadline = {
  key: string;
  kind: 'clear-expiring' | 'clear-over' | 'paper-over';
  at: Instant;
  until: Instant; // when the campus clear or the paper mode ends
};

/**
 * [Q3] The pending deadlines of the site: campus clear about to expire, campus clear expired, the time limit of paper
 * mode.
 */
export function dueOfSite(site: SiteState): SiteDeadline[] {
  return [...dueOfClear(site), ...dueOfPaper(site)];
}

/** [OF69] The time limit of an open period. */
function dueOfPaper({ paper }: SiteState): SiteDeadline[] {
  const open = openPaper(paper);
  if (open === null) return [];
  const at = paperOverAt(open);
  return [{ key: `paper-over:${open.from}`, kind: 'paper-over', at, until: at }];
}

function dueOfClear(site: SiteState): SiteDeadline[] {
  const { clear, limits } = site;
  if (clear === null) return [];
  const { until } = clear;
  const warnAt = Math.max(clear.at, until - limits.clearWarnMinutes * minuteMs);
  const deadlines: SiteDeadline[] = [
    { key: `clear-expiring:${until}`, kind: 'clear-expiring', at: warnAt, until },
    { key: `clear-over:${until}`, kind: 'clear-over', at: until, until },
  ];
  return deadlines.filter(({ key }) => !site.fired.includes(key));
}
