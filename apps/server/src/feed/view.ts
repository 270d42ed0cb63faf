import type { Role } from '@cordon/protocol/roles.ts';
import type { FeedEvent, Snapshot } from '@cordon/protocol/wire/feed.ts';
import { stationsOf } from '@cordon/protocol/visit/audience.ts';
import type { Picture } from '../log/snapshot.ts';

/** What a follower may see. Chosen by the server from the session; a follower can't ask for another one. */
export type View = { room: string; sees(event: FeedEvent): boolean; of(picture: Picture): Snapshot };

/**
 * [F3] Everybody follows the whole site, except the people at the points: they follow the visits that come to a station
 * of theirs, and the site itself.
 */
export function viewOf(role: Role, stations: readonly string[]): View {
  return role === 'unloading' ? stationView(stations) : wholeSite;
}

const wholeSite: View = {
  room: 'all',
  sees: () => true,
  of: (picture) => snapshotOf(picture, [...picture.visits.values()], [...picture.alerts.values()]),
};

function stationView(stations: readonly string[]): View {
  const own = [...new Set(stations)].toSorted();
  const concerns = (others: readonly string[]) => others.some((station) => own.includes(station));
  return {
    room: `at:${own.join(',')}`, // station IDs hold no comma
    sees: (event) => {
      switch (event.aggregate) {
        case 'site':
          return true;
        case 'visit':
          return concerns(event.stations);
        case 'alert':
          return false;
        default:
          return event satisfies never;
      }
    },
    of: (picture) => {
      const visits = [...picture.visits.values()].filter(({ state }) => concerns(stationsOf(state)));
      return snapshotOf(picture, visits, []);
    },
  };
}

function snapshotOf({ site }: Picture, visits: Snapshot['visits'], alerts: Snapshot['alerts']): Snapshot {
  if (site === null) throw new Error('a site is followed that was not opened');
  return { site, visits, alerts };
}
