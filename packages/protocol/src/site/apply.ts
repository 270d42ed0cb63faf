import { causesBetween } from '../alert/causes.ts';
import type { RaisedAlert } from '../alert/state.ts';
import type { Stamp } from '../decision.ts';
import type { By } from '../roles.ts';
import type { Instant } from '../time.ts';
import type { Applied } from '../visit/apply.ts';
import type { Versioned } from '../wire/feed.ts';
import { raisedBySite } from './alerts.ts';
import { evolveSite } from './evolve.ts';
import type { SiteEvent, SiteState } from './state.ts';

/** Folds the accepted events of the site, numbered on from the present version. */
export function applySite(
  current: Versioned<SiteState> | null,
  events: readonly SiteEvent[],
  { at, by }: { at: Instant; by: By },
): Applied<SiteState, SiteEvent> {
  let state = current?.state ?? null;
  let version = current?.version ?? 0;
  const stamped: { event: SiteEvent; version: number }[] = [];
  const raise: RaisedAlert[] = [];
  for (const event of events) {
    const stamp: Stamp = { at, by, version: ++version };
    state = evolveSite(state, event, stamp);
    stamped.push({ event, version });
    raise.push(...raisedBySite(state, event).map(({ alert }) => alert));
  }
  if (state === null) throw new RangeError('nothing to apply');
  return { next: { version, state }, stamped, ...causesBetween(current?.state.alerts ?? [], raise, state.alerts) };
}
