import type { FeedEvent } from '../wire/feed.ts';

export type VisitEntry = Extract<FeedEvent, { aggregate: 'visit' }>;
export type AlertEntry = Extract<FeedEvent, { aggregate: 'alert' }>;

/** Everything that the feed says of one visit, in order; the alerts are those about it. */
export type VisitTimeline = { visitId: string; visit: readonly VisitEntry[]; alerts: readonly AlertEntry[] };

/** @param events everything about one visit, in the feed's order */
export function timelineOf(visitId: string, events: readonly FeedEvent[]): VisitTimeline {
  return {
    visitId,
    visit: events.filter((told): told is VisitEntry => told.aggregate === 'visit'),
    alerts: events.filter((told): told is AlertEntry => told.aggregate === 'alert'),
  };
}
