import { type Causes, causesBetween } from '../alert/causes.ts';
import type { RaisedAlert } from '../alert/state.ts';
import type { Stamp } from '../decision.ts';
import type { By } from '../roles.ts';
import type { Instant } from '../time.ts';
import type { Versioned } from '../wire/feed.ts';
import { raisedBy } from './alerts.ts';
import type { VisitEvent } from './events.ts';
import { evolveVisit } from './evolve.ts';
import type { VisitState } from './state.ts';

/** What a commit writes of an aggregate, and what it does to the causes of alerts. */
export type Applied<S, E> = Causes & {
  next: Versioned<S>;
  stamped: { event: E; version: number }[];
};

/** Folds the accepted events, numbered on from the present version. */
export function applyVisit(
  current: Versioned<VisitState> | null,
  id: string,
  events: readonly VisitEvent[],
  { at, by }: { at: Instant; by: By },
): Applied<VisitState, VisitEvent> {
  let state = current?.state ?? null;
  let version = current?.version ?? 0;
  const stamped: { event: VisitEvent; version: number }[] = [];
  const raise: RaisedAlert[] = [];
  for (const event of events) {
    const stamp: Stamp = { at, by, version: ++version };
    state = evolveVisit(state, event, stamp, id);
    stamped.push({ event, version });
    raise.push(...raisedBy(state, event, stamp).map(({ alert }) => alert));
  }
  if (state === null) throw new RangeError('nothing to apply');
  return { next: { version, state }, stamped, ...causesBetween(current?.state.alerts ?? [], raise, state.alerts) };
}
