import { foldableAlert } from '@cordon/protocol/alert/foldable.ts';
import type { AlertState } from '@cordon/protocol/alert/state.ts';
import type { AggregateRef } from '@cordon/protocol/engine/aggregate.ts';
import { refOf, stateOf, type Subject } from '@cordon/protocol/engine/lookup.ts';
import { foldableSite } from '@cordon/protocol/site/foldable.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import { foldableVisit } from '@cordon/protocol/visit/foldable.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import type { FeedEvent, Snapshot, Versioned } from '@cordon/protocol/wire/feed.ts';
import type { Position } from '@cordon/protocol/wire/position.ts';

export const feedLines = 200;
export const appliedAtMost = 500;

type ById<S> = Readonly<Record<string, Versioned<S>>>;

/** What this device knows of the site, as of `seq`. */
export type Picture = {
  site: Versioned<SiteState> | null; // null until the first snapshot
  visits: ById<VisitState>;
  alerts: ById<AlertState>;
  others: Readonly<Partial<Record<AggregateRef, Versioned<object>>>>; // of every further aggregate
  seq: number;
  feedId: string | null; // [F9] whose number that is, and which entry stands there; null: an older version kept it without
  mark: string | null;
  receivedAt: Instant | null; // server's clock at the last packet, the pulse included
  feed: readonly FeedEvent[]; // the newest first
  appliedCommandIds: readonly string[]; // the latest commands that events came of, the newest last
};

export const emptyPicture: Picture = {
  site: null,
  visits: {},
  alerts: {},
  others: {},
  seq: 0,
  feedId: null,
  mark: null,
  receivedAt: null,
  feed: [],
  appliedCommandIds: [],
};

export function pictureOf(snapshot: Snapshot, at: Position, receivedAt: Instant, feed: readonly FeedEvent[]): Picture {
  return {
    site: snapshot.site,
    visits: byId(snapshot.visits),
    alerts: byId(snapshot.alerts),
    others: Object.fromEntries(
      (snapshot.others ?? []).map(({ aggregate, id, version, state }) => [refOf(aggregate, id), { version, state }]),
    ),
    seq: at.seq,
    feedId: at.feed,
    mark: at.mark,
    receivedAt,
    feed,
    appliedCommandIds: [],
  };
}

/** [F9] Where this picture stands, for the server to judge; null when only a snapshot can help. */
export function positionOf({ seq, feedId, mark }: Picture): Position | null {
  return seq === 0 || feedId === null || mark === null ? null : { feed: feedId, seq, mark };
}

function byId<S extends { id: string }>(list: readonly Versioned<S>[]): ById<S> {
  return Object.fromEntries(list.map((item) => [item.state.id, item]));
}

/** One aggregate as the picture has it. */
export function find(picture: Picture, { definition, id, ref }: Subject): Versioned<object> | null {
  switch (definition.name) {
    case 'site':
      return picture.site;
    case 'visit':
      return picture.visits[id] ?? null;
    case 'alert':
      return picture.alerts[id] ?? null;
    default:
      return picture.others[ref] ?? null;
  }
}

/** The picture with one aggregate as it is now. */
export function withNext(picture: Picture, { definition, id, ref }: Subject, next: Versioned<object>): Picture {
  const visit = stateOf(foldableVisit, definition, next);
  if (visit !== null) return { ...picture, visits: { ...picture.visits, [id]: visit } };
  const alert = stateOf(foldableAlert, definition, next);
  if (alert !== null) return { ...picture, alerts: { ...picture.alerts, [id]: alert } };
  const site = stateOf(foldableSite, definition, next);
  return site === null ? { ...picture, others: { ...picture.others, [ref]: next } } : { ...picture, site };
}
