import type { ClockJump } from '../site/clock-jumps.ts';
import type { Limits } from '../site/settings.ts';
import type { Instant } from '../time.ts';
import { dueOfVisit } from '../visit/due.ts';
import { type Deadline, type VisitState } from '../visit/state.ts';
import type { VisitEvent } from '../visit/events.ts';
import { evolveVisit } from '../visit/evolve.ts';
import type { VisitTimeline } from './timeline.ts';

/** A deadline of a visit under way. A no-show does not depend on limits. */
export type MissedDeadline = Deadline & { kind: Exclude<Deadline['kind'], 'no-show'> };

/**
 * [RV1] The deadlines that a visit would have missed under other limits. Its events are folded again, and deadlines
 * that fall due between them pass. What people did is not changed.
 *
 * @param change the limits to try
 * @param until how far time runs after the last event
 * @param jumps jumps of the site's clock
 */
export function deadlinesMissed(
  { visitId, visit }: VisitTimeline,
  change: Partial<Limits>,
  until: Instant,
  jumps: readonly ClockJump[],
): MissedDeadline[] {
  const missed: MissedDeadline[] = [];
  let state: VisitState | null = null;
  const passBefore = (now: Instant, version: number): void => {
    for (;;) {
      const [next] = state === null ? [] : dueOfVisit(state, jumps);
      if (next === undefined || next.at >= now || next.kind === 'no-show') return;
      const { kind } = next;
      missed.push({ ...next, kind });
      const passed = { type: 'deadlinePassed', deadline: next } as const;
      state = evolveVisit(state, passed, { ...byClock, at: next.at, version }, visitId);
    }
  };
  for (const { event, ...meta } of visit) {
    const isClock = event.type === 'deadlinePassed';
    // At an event of the clock, deadlines of the same millisecond have passed as well; an event of a person comes
    // before them.
    passBefore(isClock ? meta.at + 1 : meta.at, meta.version);
    if (!isClock) state = evolveVisit(state, withLimits(event, change), meta, visitId);
  }
  passBefore(until, visit.at(-1)?.version ?? 0);
  return missed;
}

const byClock = { by: { personId: null, name: 'clock', role: 'system' } } as const;

/** The event with other limits. Limits are pinned on arrival. */
export function withLimits(event: VisitEvent, change: Partial<Limits>): VisitEvent {
  return event.type === 'vehicleArrived' ? { ...event, limits: { ...event.limits, ...change } } : event;
}
