import { type Instant, minuteMs } from '../time.ts';
import type { SiteState } from './state.ts';

export type SiteDeadline = { key: string; kind: 'clear-expiring' | 'clear-over'; at: Instant };

/** [Q3] What the site waits for: campus clear coming to its end, and ending. */
export function dueOfSite(site: SiteState): SiteDeadline[] {
  const { clear, limits } = site;
  if (clear === null) return [];
  const warnAt = Math.max(clear.at, clear.until - limits.clearWarnMinutes * minuteMs);
  const deadlines: SiteDeadline[] = [
    { key: `clear-expiring:${clear.until}`, kind: 'clear-expiring', at: warnAt },
    { key: `clear-over:${clear.until}`, kind: 'clear-over', at: clear.until },
  ];
  return deadlines.filter(({ key }) => !site.fired.includes(key));
}
