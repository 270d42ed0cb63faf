import { paperAt } from '../offline/paper.ts';
import type { By } from '../roles.ts';
import { hourMs, type Instant, minuteMs } from '../time.ts';
import { jumpsOf } from './clock-jumps.ts';
import type { SiteState } from './state.ts';

export const siteNoticeKinds = ['lockdown', 'clear-revoked', 'clear-expired', 'clock-set', 'paper'] as const;
export type SiteNoticeKind = (typeof siteNoticeKinds)[number];

/** Something about the site as a whole that people at every post have to know. */
export type SiteNotice = {
  kind: SiteNoticeKind;
  key: string; // another one each time it begins
  by: By | null;
  since: Instant;
  reason: string | null;
};

/** A clock that was set is told for so long; by less than `smallestSetMs` nobody notices it. */
const clockNoticeMs = hourMs;
const smallestSetMs = minuteMs;

type Fact = Pick<SiteNotice, 'by' | 'since' | 'reason'>;

/* One entry a kind, the gravest first. The words of each are the client's. */
const facts: Readonly<Record<SiteNoticeKind, (site: SiteState, now: Instant) => Fact | null>> = {
  lockdown: ({ lockdown }) => lockdown && { by: lockdown.by, since: lockdown.at, reason: lockdown.reason },
  'clear-revoked': ({ clearEnded }) =>
    clearEnded?.is === 'revoked' ? { by: clearEnded.by, since: clearEnded.at, reason: clearEnded.reason } : null,
  'clear-expired': ({ clear, clearEnded }, now) => {
    if (clearEnded?.is === 'expired') return { by: null, since: clearEnded.at, reason: null };
    // Without the network the tablet does not get the event, and its time is over all the same.
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

/** [U296] What concerns everybody at this moment, the gravest first. */
export function siteNotices(site: SiteState, now: Instant): SiteNotice[] {
  return siteNoticeKinds.flatMap((kind) => {
    const fact = facts[kind](site, now);
    return fact === null ? [] : [{ kind, key: `${kind}:${fact.since}`, ...fact }];
  });
}
