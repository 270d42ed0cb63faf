import { engine } from '@cordon/protocol/engine/product.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { FeedEvent, Versioned } from '@cordon/protocol/wire/feed.ts';
import type { Position } from '@cordon/protocol/wire/position.ts';
import type { FeedIdentity } from '../log/feed-identity.ts';
import type { AggregateRef } from '@cordon/protocol/engine/aggregate.ts';
import { siteRef } from '../log/keys.ts';
import type { FeedEntry } from '../log/read.ts';
import { Unreadable } from '../log/readable.ts';
import { forget, type Picture } from '../log/snapshot.ts';
import type { SiteTime } from '../ops/clock.ts';
import type { Broadcast } from './broadcast.ts';
import type { Known } from './continuity.ts';
import { foldInto, forgetClosed, isSetApart } from './fold.ts';
import { createRing, type Ring } from './ring.ts';
import { type Opened, recentAtMost } from './tail.ts';

/** Further behind than this, a snapshot is smaller than what was missed. */
export const resumeAtMost = recentAtMost;

/**
 * The live picture of this process: what the feed says, folded as it comes in. Everything about it happens within one
 * turn of the event loop, so whoever reads it sees one moment.
 */
export type Live = {
  picture(): Picture;
  site(): Versioned<SiteState>;
  identity(): FeedIdentity;
  /** [F9] The place that the picture stands at. */
  position(): Position;
  /** The same with what is known of the entries before it; null before the first picture. */
  known(): Known | null;
  missed: Pick<Ring<FeedEntry>, 'after' | 'at'>;
  /** Resolves once the picture has come to this entry of the feed, or was read anew. */
  reached(seq: number): Promise<void>;
  /** For what follows the feed besides the followers: the clock, and the sessions of people whose duty changes. */
  watch(watcher: Watcher): void;
  /** With the last entries before it, so that who missed a few need not ask the store: all of them at once may. */
  restart(opened: Opened): void;
  apply(entries: readonly FeedEntry[]): void;
};

export type Watcher = {
  onPicture?(picture: Picture): void;
  onEvents?(events: readonly FeedEvent[], picture: Picture): void;
  /** The feed does not go on where the followers are: they must begin anew. */
  onBreak?(): void;
};

export type LiveParts = { siteClock: SiteTime; broadcast: Pick<Broadcast, 'add' | 'restart'> };

type State = { identity: FeedIdentity; picture: Picture };

export function openLive({ siteClock, broadcast }: LiveParts): Live {
  const watchers: Watcher[] = [];
  const broken = new Map<AggregateRef, number>(); // what the rules could not fold; it stays apart as long as this process lives
  const ring = createRing<FeedEntry>(resumeAtMost);
  let state: State | null = null;
  let waiting: { seq: number; resolve(): void }[] = [];

  const current = (): State => {
    if (state === null) throw new Error('the picture was not read yet');
    return state;
  };
  const picture = (): Picture => current().picture;

  function position(): Position {
    const { identity, picture: at } = current();
    return { feed: identity.id, seq: at.seq, mark: at.mark };
  }

  function wake(seq = picture().seq): void {
    const [ready, rest] = [waiting.filter((one) => one.seq <= seq), waiting.filter((one) => one.seq > seq)];
    waiting = rest;
    for (const { resolve } of ready) resolve();
  }

  function foldOrRemember(into: Picture, entry: FeedEntry): void {
    try {
      foldInto(into, entry);
    } catch (error) {
      if (error instanceof Unreadable && error.ref !== siteRef) broken.set(error.ref, entry.event?.version ?? 0);
      throw error;
    }
  }

  return {
    picture,
    site() {
      const { site } = picture();
      if (site === null) throw new Error('the site was not opened');
      return site;
    },
    identity: () => current().identity,
    position,
    known: () =>
      state === null
        ? null
        : { ...position(), at: ring.at(position().seq)?.event?.at ?? null, marks: () => ring.all() },
    missed: ring,
    reached: (seq) =>
      new Promise((resolve) => {
        waiting.push({ seq, resolve });
        wake();
      }),
    watch: (watcher) => void watchers.push(watcher),
    restart({ identity, picture: read, recent }) {
      const isFirst = state === null;
      setApart(read, broken);
      state = { identity, picture: read };
      ring.restart((recent[0]?.seq ?? read.seq + 1) - 1);
      for (const entry of recent) ring.push(entry);
      broadcast.restart(position());
      for (const watcher of watchers) {
        watcher.onPicture?.(read);
        if (!isFirst) watcher.onBreak?.();
      }
      wake(Number.POSITIVE_INFINITY);
    },
    apply(entries) {
      const now = current();
      for (const entry of entries) {
        foldOrRemember(now.picture, entry);
        ring.push(entry);
      }
      forgetClosed(now.picture, siteClock.now());
      const events = readable(now.picture, entries);
      broadcast.add(events, position());
      for (const watcher of watchers) watcher.onEvents?.(events, now.picture);
      wake();
    },
  };
}

/** [L15] The events of these entries without those of what is set apart. */
export function readable(picture: Picture, entries: readonly FeedEntry[]): FeedEvent[] {
  return entries.flatMap(({ event }) => (event === null || isSetApart(picture, event) ? [] : [event]));
}

function setApart(picture: Picture, broken: ReadonlyMap<AggregateRef, number>): void {
  for (const [ref, version] of broken) {
    const about = engine.parseRef(ref);
    if (about !== undefined) forget(picture, about);
    picture.unreadable.set(ref, version);
  }
}
