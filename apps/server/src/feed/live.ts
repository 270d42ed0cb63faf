import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { FeedEvent, Versioned } from '@cordon/protocol/wire/feed.ts';
import type { Picture } from '../log/snapshot.ts';
import type { Clock } from '../ops/clock.ts';
import type { Broadcast } from './broadcast.ts';
import { foldInto, forgetClosed } from './fold.ts';
import { recentAtMost } from './tail.ts';
import { createRing, type Ring } from './ring.ts';

/** Further behind than this, a snapshot is smaller than what was missed. */
export const resumeAtMost = recentAtMost;

/**
 * The live picture of this process: what the feed says, folded as it comes in. Everything about it happens within one
 * turn of the event loop, so whoever reads it sees one moment.
 */
export type Live = {
  picture(): Picture;
  site(): Versioned<SiteState>;
  missed: Pick<Ring<FeedEvent>, 'after'>;
  /** Resolves once the picture has come to this entry of the feed, or was read anew. */
  reached(seq: number): Promise<void>;
  /** For what follows the feed besides the followers: the clock, and the sessions of people whose duty changes. */
  watch(watcher: Watcher): void;
  /** @param recent the last entries before it, so that who missed a few need not ask the store: all of them at once may */
  restart(picture: Picture, recent?: readonly FeedEvent[]): void;
  apply(events: readonly FeedEvent[]): void;
};

export type Watcher = {
  onPicture?(picture: Picture): void;
  onEvents?(events: readonly FeedEvent[], picture: Picture): void;
  /** The feed does not go on where the followers are: they must begin anew. */
  onBreak?(): void;
};

export type LiveParts = { clock: Pick<Clock, 'now'>; broadcast: Pick<Broadcast, 'add' | 'restart'> };

export function openLive({ clock, broadcast }: LiveParts): Live {
  const watchers: Watcher[] = [];
  const ring = createRing<FeedEvent>(resumeAtMost);
  let current: Picture | null = null;
  let waiting: { seq: number; resolve(): void }[] = [];

  const picture = (): Picture => {
    if (current === null) throw new Error('the picture was not read yet');
    return current;
  };

  function wake(seq = picture().seq): void {
    const [ready, rest] = [waiting.filter((one) => one.seq <= seq), waiting.filter((one) => one.seq > seq)];
    waiting = rest;
    for (const { resolve } of ready) resolve();
  }

  return {
    picture,
    site() {
      const { site } = picture();
      if (site === null) throw new Error('the site was not opened');
      return site;
    },
    missed: ring,
    reached: (seq) =>
      new Promise((resolve) => {
        waiting.push({ seq, resolve });
        wake();
      }),
    watch: (watcher) => void watchers.push(watcher),
    restart(read, recent = []) {
      const isFirst = current === null;
      current = read;
      ring.restart((recent[0]?.seq ?? read.seq + 1) - 1);
      for (const event of recent) ring.push(event);
      broadcast.restart(read.seq);
      for (const watcher of watchers) {
        watcher.onPicture?.(read);
        if (!isFirst) watcher.onBreak?.();
      }
      wake(Number.POSITIVE_INFINITY);
    },
    apply(events) {
      for (const event of events) {
        foldInto(picture(), event);
        ring.push(event);
      }
      forgetClosed(picture(), clock.now());
      broadcast.add(events);
      for (const watcher of watchers) watcher.onEvents?.(events, picture());
      wake();
    },
  };
}
