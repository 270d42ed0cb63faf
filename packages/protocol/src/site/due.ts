import { openPaper, paperOverAt } from '../offline/paper.ts';
import { type Instant, minuteMs } from '../time.ts';
import type { SiteState } from './state.ts';

export type SiteDeadline = {
  key: string;
  kind: 'clear-expiring' | 'clear-over' | 'paper-over';
  at: Instant;
  until: Instant; // when what it is about ends
};

/** [Q3] What the site waits for: campus clear coming to its end, and ending; the longest time of paper mode. */
export function dueOfSite(site: SiteState): SiteDeadline[] {
  return [...dueOfClear(site), ...dueOfPaper(site)];
}

/** [OF69] */
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
