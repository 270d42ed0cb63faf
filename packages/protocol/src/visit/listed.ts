import { hourMs, type Instant } from '../time.ts';
import type { VisitEvent } from './events.ts';
import { isClosed, type VisitState } from './state.ts';

/** How long the live picture keeps a closed visit, in ms. */
export const closedListedMs = 12 * hourMs;

/** [OF9] Whether the live picture has the visit: open, closed not long ago, or with unsettled records. */
export function isListed(visit: VisitState, now: Instant): boolean {
  return !isClosed(visit) || visit.unsettled.length > 0 || visit.closedAt >= now - closedListedMs;
}

/**
 * [OF9] A tablet may reconnect days later. An event of a visit that has left the picture is preceded by the whole
 * visit, so that followers can fold it.
 */
export function restoreIfUnlisted(visit: VisitState | null, events: VisitEvent[], now: Instant): VisitEvent[] {
  return visit === null || events.length === 0 || isListed(visit, now)
    ? events
    : [{ type: 'visitBroughtBack', visit }, ...events];
}
