import { hourMs, type Instant } from '../time.ts';
import type { VisitEvent } from './events.ts';
import { isClosed, type VisitState } from './state.ts';

/** Visits that closed longer ago than this are no part of the live picture. */
export const closedListedMs = 12 * hourMs;

/** [OF9] Is it part of the live picture: open, closed not long ago, or with something that waits for a supervisor? */
export function isListed(visit: VisitState, now: Instant): boolean {
  return !isClosed(visit) || visit.unsettled.length > 0 || visit.closedAt >= now - closedListedMs;
}

/**
 * [OF9] A tablet may come back days later: what happens to a visit that nobody has in their picture any more begins with
 * the visit as it stands, so that whoever follows can take it in without asking.
 */
export function restoreIfUnlisted(visit: VisitState | null, events: VisitEvent[], now: Instant): VisitEvent[] {
  return visit === null || events.length === 0 || isListed(visit, now)
    ? events
    : [{ type: 'visitBroughtBack', visit }, ...events];
}
