import type { AlertState } from '@cordon/protocol/alert/state.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import type { FeedEvent, Snapshot, Versioned } from '@cordon/protocol/wire/feed.ts';

export const feedLines = 200;
export const toldAtMost = 500;

type ById<S> = Readonly<Record<string, Versioned<S>>>;

/** What this device knows of the site, as of `seq`. */
export type Picture = {
  site: Versioned<SiteState> | null; // null until the first snapshot
  visits: ById<VisitState>;
  alerts: ById<AlertState>;
  seq: number;
  receivedAt: Instant | null; // server's clock at the last packet, the pulse included
  feed: readonly FeedEvent[]; // the newest first
  told: readonly string[]; // the latest commands that events came of, the newest last
};

export const emptyPicture: Picture = {
  site: null,
  visits: {},
  alerts: {},
  seq: 0,
  receivedAt: null,
  feed: [],
  told: [],
};

export function pictureOf(snapshot: Snapshot, seq: number, receivedAt: Instant, feed: readonly FeedEvent[]): Picture {
  return {
    site: snapshot.site,
    visits: byId(snapshot.visits),
    alerts: byId(snapshot.alerts),
    seq,
    receivedAt,
    feed,
    told: [],
  };
}

function byId<S extends { id: string }>(list: readonly Versioned<S>[]): ById<S> {
  return Object.fromEntries(list.map((item) => [item.state.id, item]));
}
