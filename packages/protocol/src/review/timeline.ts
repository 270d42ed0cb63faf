import type { FeedEvent } from '../wire/feed.ts';

export type VisitEntry = Extract<FeedEvent, { aggregate: 'visit' }>;
export type AlertEntry = Extract<FeedEvent, { aggregate: 'alert' }>;

/** All feed entries of one visit and of the alerts about it, in the order of the feed. */
export type VisitTimeline = { visitId: string; visit: readonly VisitEntry[]; alerts: readonly AlertEntry[] };

/**
 * Builds the timeline of a visit.
 *
 * @param events all entries about this visit, in the order of the feed
 */
export function timelineOf(visitId: string, events: readonly FeedEvent[]): VisitTimeline {
  return {
    visitId,
    visit: events.filter((entry): entry is VisitEntry => entry.aggregate === 'visit'),
    alerts: events.filter((entry): entry is AlertEntry => entry.aggregate === 'alert'),
  };
}
