import type { FeedEvent } from '../wire/feed.ts';

export type VisitTold = Extract<FeedEvent, { aggregate: 'visit' }>;
export type AlertTold = Extract<FeedEvent, { aggregate: 'alert' }>;

/** Everything that the feed says of one visit, in order; the alerts are those about it. */
export type Story = { visitId: string; visit: readonly VisitTold[]; alerts: readonly AlertTold[] };

/** @param events everything about one visit, in the feed's order */
export function storyOf(visitId: string, events: readonly FeedEvent[]): Story {
  return {
    visitId,
    visit: events.filter((told): told is VisitTold => told.aggregate === 'visit'),
    alerts: events.filter((told): told is AlertTold => told.aggregate === 'alert'),
  };
}
