import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';

export const auditKinds = ['sign-ins', 'refusals', 'looks', 'exports', 'settings'] as const;
export type AuditKind = (typeof auditKinds)[number];

/** [U236] What kind of trace an entry is; null for what is none. */
export function kindOf(entry: FeedEvent): AuditKind | null {
  switch (entry.aggregate) {
    case 'site':
      return 'settings';
    case 'visit':
    case 'alert':
      return null;
    case 'audit':
      break;
    default:
      return entry satisfies never;
  }
  const { event } = entry;
  switch (event.type) {
    case 'signedIn':
    case 'signedOff':
    case 'passwordSet':
    case 'totpSet':
      return 'sign-ins';
    case 'signInRefused':
    case 'denied':
    case 'enrolmentRefused':
      return 'refusals';
    case 'identityShown':
      return 'looks';
    case 'channelTargetSet':
    case 'personRenamed':
      return 'settings';
    case 'exported':
    case 'personErased':
      return 'exports';
    default:
      return event satisfies never;
  }
}

export type AuditDay = { day: string; entries: FeedEvent[] };

/**
 * [U236] The traces of one kind, or of all, grouped by the site's day, the newest first.
 *
 * @param dayOf the day of an instant at the site
 */
export function byDay(
  events: readonly FeedEvent[],
  kind: AuditKind | 'all',
  dayOf: (at: number) => string,
): AuditDay[] {
  const shown = events.filter((entry) => {
    const its = kindOf(entry);
    return its !== null && (kind === 'all' || its === kind);
  });
  const groups = Map.groupBy(
    shown.toSorted((a, b) => b.seq - a.seq),
    ({ at }) => dayOf(at),
  );
  return [...groups].map(([day, entries]) => ({ day, entries }));
}
