import { dueOfSite } from '@cordon/protocol/site/due.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import { dueOfVisit } from '@cordon/protocol/visit/due.ts';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import type { Picture } from '../log/snapshot.ts';

/** The earliest deadline of what these events have changed: the clock may be sleeping for a later one. */
export function earliestDue(events: readonly FeedEvent[], { site, visits }: Picture): Instant {
  const touched = new Set(events.filter(({ aggregate }) => aggregate === 'visit').map(({ id }) => id));
  const due = [...touched].flatMap((id) => {
    const visit = visits.get(id);
    return visit === undefined ? [] : dueOfVisit(visit.state);
  });
  const isSiteTouched = site !== null && events.some(({ aggregate }) => aggregate === 'site');
  const all = isSiteTouched ? [...due, ...dueOfSite(site.state)] : due;
  return Math.min(Number.POSITIVE_INFINITY, ...all.map(({ at }) => at));
}
