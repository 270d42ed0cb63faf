import type { Stamp } from '../decision.ts';
import type { Instant } from '../time.ts';
import type { VisitEvent } from './events.ts';
import type { ClosedVisit, VisitState, VisitUnderWay } from './state.ts';

/* State changes that several events share. */

/** [OF10] When something happened: the moment of its record for offline records. */
export function momentOf(event: VisitEvent, { at }: Pick<Stamp, 'at'>): Instant {
  return event.type === 'stepReported' || event.type === 'vehicleArrived' ? (event.recordedAt ?? at) : at;
}

/** The visit as it is kept when its loop has ended; what only a visit under way has is left out. `reason` is null for a release. */
export function close(
  visit: VisitUnderWay,
  status: 'released' | 'refused' | 'escortedOut',
  stamp: Stamp,
  reason: string | null,
): ClosedVisit {
  const { held: _held, limits: _limits, currentSince: _since, ...rest } = visit;
  return { ...rest, status, closedAt: stamp.at, closedBy: stamp.by, reason };
}

/** [H3] Lifts the hold and gives its time back to the clock of step and leg. */
export function liftHold(visit: VisitUnderWay, { at }: Stamp): VisitUnderWay {
  if (visit.held === null) return visit;
  const stoppedAt = Math.max(visit.held.since, visit.currentSince); // a correction may have changed the step
  return { ...visit, held: null, currentSince: visit.currentSince + (at - stoppedAt) };
}

/** Notes when a command was refused last with this code. */
export function noteAttempt<V extends VisitState>(
  visit: V,
  event: Extract<VisitEvent, { type: 'attemptRefused' }>,
  stamp: Stamp,
): V {
  return { ...visit, attempts: { ...visit.attempts, [event.code]: stamp.at } };
}

/** An event that can't follow the state: a gap in the log, or a bug. */
export function sequenceError(event: VisitEvent, status: string): RangeError {
  return new RangeError(`${event.type} can't follow a visit that is ${status}`);
}
