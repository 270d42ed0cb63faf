import { maySee } from '@cordon/protocol/authorisation.ts';
import type { Role } from '@cordon/protocol/roles.ts';
import type { FeedEvent, Snapshot } from '@cordon/protocol/wire/feed.ts';
import { siteEventShown, siteShown } from '@cordon/protocol/wire/shown.ts';
import { stationsOf } from '@cordon/protocol/visit/audience.ts';
import type { Picture } from '../log/snapshot.ts';

/** What a follower may see. Chosen by the server from the session; a follower can't ask for another one. */
export type View = {
  room: string;
  /** @returns the event as this follower may read it; null when it is none of theirs */
  shown(event: FeedEvent): FeedEvent | null;
  of(picture: Picture): Snapshot;
};

/**
 * [F3] Everybody follows the whole site, except the people at the points: they follow the visits that come to a station
 * of theirs, and the site itself. [AU3] Fields are emptied for those who may not read them. The audit trail is looked up,
 * not followed.
 */
export function viewOf(role: Role, stations: readonly string[]): View {
  const own = role === 'unloading' ? [...new Set(stations)].toSorted() : null;
  const concerns = (others: readonly string[]) => own === null || others.some((station) => own.includes(station));
  const hasAlerts = maySee(role, 'alerts');
  return {
    room: `${role}${own === null ? '' : `:${own.join(',')}`}`, // station IDs hold no comma
    shown: (event) => {
      switch (event.aggregate) {
        case 'site':
          return { ...event, event: siteEventShown(role, event.event) };
        case 'visit':
          return concerns(event.stations) ? event : null;
        case 'alert':
          return hasAlerts ? event : null;
        case 'audit':
          return null;
        default:
          return event satisfies never;
      }
    },
    of: ({ site, visits, alerts }) => {
      if (site === null) throw new Error('a site is followed that was not opened');
      return {
        site: { version: site.version, state: siteShown(role, site.state) },
        visits: [...visits.values()].filter(({ state }) => concerns(stationsOf(state))),
        alerts: hasAlerts ? [...alerts.values()] : [],
      };
    },
  };
}

/** The events that a follower of this view is sent. */
export function shownTo(view: View, events: readonly FeedEvent[]): FeedEvent[] {
  return events.flatMap((event) => view.shown(event) ?? []);
}
