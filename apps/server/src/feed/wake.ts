import { dueOfAlert } from '@cordon/protocol/alert/due.ts';
import { jumpsOf } from '@cordon/protocol/site/clock-jumps.ts';
import { dueOfSite } from '@cordon/protocol/site/due.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import { dueOfVisit } from '@cordon/protocol/visit/due.ts';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import type { Picture } from '../log/snapshot.ts';

/** The earliest deadline of what these events have changed: the clock may be sleeping for a later one. */
export function earliestDue(events: readonly FeedEvent[], { site, visits, alerts }: Picture): Instant {
  const touched = (kind: FeedEvent['aggregate']): Set<string> =>
    new Set(events.filter(({ aggregate }) => aggregate === kind).map(({ id }) => id));
  const jumps = site === null ? [] : jumpsOf(site.state);
  const due = [
    ...[...touched('visit')]
      .map((id) => visits.get(id))
      .flatMap((visit) => (visit ? dueOfVisit(visit.state, jumps) : [])),
    ...[...touched('alert')]
      .map((id) => alerts.get(id))
      .flatMap((alert) => (alert ? dueOfAlert(alert.state, jumps) : [])),
    ...(site !== null && touched('site').size > 0 ? dueOfSite(site.state) : []),
  ];
  return Math.min(Number.POSITIVE_INFINITY, ...due.map(({ at }) => at));
}
