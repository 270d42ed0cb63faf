import { paperAt } from '../offline/paper.ts';
import type { By } from '../roles.ts';
import { hourMs, type Instant, minuteMs } from '../time.ts';
import { jumpsOf } from './clock-jumps.ts';
import type { SiteState } from './state.ts';

export const siteNoticeKinds = ['lockdown', 'clear-revoked', 'clear-expired', 'clock-set', 'paper'] as const;
export type SiteNoticeKind = (typeof siteNoticeKinds)[number];

/** A fact about the site that people at every station must know. */
export type SiteNotice = {
  kind: SiteNoticeKind;
  key: string; // differs each time it begins
  by: By | null;
  since: Instant;
  reason: string | null;
};

/** How long a set clock is shown. A change of less than `smallestSetMs` is not. */
const clockNoticeMs = hourMs;
const smallestSetMs = minuteMs;

type Fact = Pick<SiteNotice, 'by' | 'since' | 'reason'>;

/* One entry for each kind, the most serious first. The client has the wording. */
const facts: Readonly<Record<SiteNoticeKind, (site: SiteState, now: Instant) => Fact | null>> = {
  lockdown: ({ lockdown }) => lockdown && { by: lockdown.by, since: lockdown.at, reason: lockdown.reason },
  'clear-revoked': ({ clearEnded }) =>
    clearEnded?.is === 'revoked' ? { by: clearEnded.by, since: clearEnded.at, reason: clearEnded.reason } : null,
  'clear-expired': ({ clear, clearEnded }, now) => {
    if (clearEnded?.is === 'expired') return { by: null, since: clearEnded.at, reason: null };
    // A tablet that is offline does not get the event, but the time is over.
    return clear !== null && now >= clear.until ? { by: null, since: clear.until, reason: null } : null;
  },
  'clock-set'(site, now) {
    const set = jumpsOf(site).findLast(({ byMs, measured }) => measured && Math.abs(byMs) >= smallestSetMs);
    return set === undefined || now - set.at >= clockNoticeMs ? null : { by: null, since: set.at, reason: null };
  },
  paper({ paper }, now) {
    const open = paperAt(paper, now);
    return open && { by: open.by, since: open.from, reason: open.reason };
  },
};

/** [U296] What concerns everybody at this moment, the most serious first. */
export function siteNotices(site: SiteState, now: Instant): SiteNotice[] {
  return siteNoticeKinds.flatMap((kind) => {
    const fact = facts[kind](site, now);
    return fact === null ? [] : [{ kind, key: `${kind}:${fact.since}`, ...fact }];
  });
}
