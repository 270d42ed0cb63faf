import { alertAggregate } from '@cordon/protocol/alert/aggregate.ts';
import type { Reader } from '@cordon/protocol/engine/aggregate.ts';
import { shownEvent } from '@cordon/protocol/engine/view.ts';
import { engine } from '@cordon/protocol/engine/product.ts';
import type { Role } from '@cordon/protocol/roles.ts';
import { siteAggregate } from '@cordon/protocol/site/aggregate.ts';
import { visitAggregate } from '@cordon/protocol/visit/aggregate.ts';
import type { FeedEvent, OtherState, Snapshot, Versioned } from '@cordon/protocol/wire/feed.ts';
import type { Picture } from '../log/snapshot.ts';

/** What a follower may see. Chosen by the server from the session; a follower can't ask for another one. */
export type View = {
  room: string;
  /** @returns the event as this follower may read it; null when they may not read it */
  shown(event: FeedEvent): FeedEvent | null;
  of(picture: Picture): Snapshot;
};

/**
 * [F3] Everybody follows the whole site, except the people at the points: they follow the visits that come to a station
 * of theirs, and the site itself. [AU3] Each aggregate's definition says what of it a role may read.
 */
export function viewOf(role: Role, stations: readonly string[]): View {
  const own = role === 'unloading' ? [...new Set(stations)].toSorted() : null;
  const reader: Reader = { role, stations: own };
  return {
    room: `${role}${own === null ? '' : `:${own.join(',')}`}`, // station IDs contain no comma
    shown: (event) => shownEvent(engine, reader, event),
    of: ({ site, visits, alerts, others }) => {
      const shown = site === null ? null : siteAggregate.shownState(reader, site.state);
      if (site === null || shown === null) throw new Error('a site is followed that was not opened');
      return {
        site: { version: site.version, state: shown },
        visits: listed(visits.values(), (visit) => visitAggregate.shownState(reader, visit)),
        alerts: listed(alerts.values(), (alert) => alertAggregate.shownState(reader, alert)),
        ...(others.size > 0 && { others: shownOthers(reader, others) }),
      };
    },
  };
}

function listed<S>(all: Iterable<Versioned<S>>, shownState: (state: S) => S | null): Versioned<S>[] {
  return [...all].flatMap((each) => {
    const state = shownState(each.state);
    if (state === null) return [];
    return [state === each.state ? each : { version: each.version, state }];
  });
}

function shownOthers(reader: Reader, others: Picture['others']): OtherState[] {
  return [...others].flatMap(([ref, { version, state }]) => {
    const about = engine.parseRef(ref);
    const shown = about?.definition.shownState(reader, state) ?? null;
    return about === undefined || shown === null
      ? []
      : [{ aggregate: about.definition.name, id: about.id, version, state: shown }];
  });
}

/** The events that a follower of this view is sent. */
export function shownTo(view: View, events: readonly FeedEvent[]): FeedEvent[] {
  return events.flatMap((event) => view.shown(event) ?? []);
}
