import { engine } from '@cordon/protocol/engine/product.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { minuteMs } from '@cordon/protocol/time.ts';
import type { FeedEvent, Versioned } from '@cordon/protocol/wire/feed.ts';
import type { Position } from '@cordon/protocol/wire/position.ts';
import type { FeedIdentity } from '../log/feed-identity.ts';
import type { AggregateRef } from '@cordon/protocol/engine/aggregate.ts';
import { siteRef } from '../log/keys.ts';
import type { FeedEntry } from '../log/read.ts';
import { Unreadable } from '../log/readable.ts';
import { forget, type Picture } from '../log/snapshot.ts';
import type { SiteTime, SystemTime } from '../ops/clock.ts';
import type { Broadcast } from './broadcast.ts';
import type { Known } from './continuity.ts';
import { foldInto, forgetClosed, forgetSettled, isSetApart } from './fold.ts';
import { createRing, type Ring } from './ring.ts';
import { type Opened, recentAtMost } from './open-picture.ts';

/** Further behind than this, a snapshot is smaller than what was missed. */
export const resumeAtMost = recentAtMost;

/**
 * The live picture of this process: what the feed says, folded as it comes in. Everything about it happens within one
 * turn of the event loop, so every reader sees one moment.
 */
export type Live = {
  picture(): Picture;
  site(): Versioned<SiteState>;
  identity(): FeedIdentity;
  /** [F9] The place in the feed up to which the picture is folded. */
  position(): Position;
  /** The same, with the marks of the entries before it; null before the first picture. */
  known(): Known | null;
  missed: Pick<Ring<FeedEntry>, 'after' | 'at'>;
  /** Resolves once the picture has come to this entry of the feed, or was read anew. */
  reached(seq: number): Promise<void>;
  /** Redis has just answered: what is folded is all that there is. */
  confirmCurrent(): void;
  /** Whether that was a moment ago. */
  isCurrent(): boolean;
  /** For other parts that follow the feed: the clock, and the sessions of people whose duty changes. */
  watch(watcher: Watcher): void;
  /** Takes up a picture that was read, with the last entries before it: a follower that missed a few is answered without the store. */
  restart(opened: Opened): void;
  apply(entries: readonly FeedEntry[]): void;
};

export type Watcher = {
  onPicture?(picture: Picture): void;
  onEvents?(events: readonly FeedEvent[], picture: Picture): void;
  /** The feed does not go on where the followers are: they must begin anew. */
  onBreak?(): void;
};

export type LiveParts = {
  siteClock: SiteTime;
  systemClock: SystemTime;
  broadcast: Pick<Broadcast, 'add' | 'restart' | 'confirmCurrent'>;
};

/** The feed is read at least once a second. */
const currentForMs = 3_000;

type State = { identity: FeedIdentity; picture: Picture };

export function createLive({ siteClock, systemClock, broadcast }: LiveParts): Live {
  const watchers: Watcher[] = [];
  const broken = new Map<AggregateRef, number>(); // what the rules could not fold; set apart as long as this process runs
  const ring = createRing<FeedEntry>(resumeAtMost);
  const arrivals = createArrivals();
  const forgetOver = createForgetOver(siteClock);
  let state: State | null = null;
  let currentAt = Number.NEGATIVE_INFINITY;

  const current = (): State => begun(state);
  const picture = (): Picture => current().picture;
  const position = (): Position => positionOf(current());

  return {
    picture,
    site() {
      const { site } = picture();
      if (site === null) throw new Error('the site was not opened');
      return site;
    },
    identity: () => current().identity,
    position,
    known: () => (state === null ? null : knownOf(positionOf(state), ring)),
    missed: ring,
    reached: (seq) => arrivals.wait(seq, picture().seq),
    confirmCurrent() {
      currentAt = systemClock.now();
      broadcast.confirmCurrent();
    },
    isCurrent: () => Math.abs(systemClock.now() - currentAt) < currentForMs,
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
      arrivals.reach(Number.POSITIVE_INFINITY);
    },
    apply(entries) {
      const into = picture();
      for (const entry of entries) {
        foldOrRemember(into, entry, broken);
        ring.push(entry);
      }
      forgetOver(into, entries);
      const events = readable(into, entries);
      broadcast.add(events, position());
      for (const watcher of watchers) watcher.onEvents?.(events, into);
      arrivals.reach(into.seq);
    },
  };
}

function begun(state: State | null): State {
  if (state === null) throw new Error('the picture was not read yet');
  return state;
}

function positionOf({ identity, picture: { seq, mark } }: State): Position {
  return { feed: identity.id, seq, mark };
}

function knownOf(position: Position, ring: Ring<FeedEntry>): Known {
  return { ...position, at: ring.at(position.seq)?.event?.at ?? null, marks: () => ring.all() };
}

/** [L15] The events of these entries without those of what is set apart. */
export function readable(picture: Picture, entries: readonly FeedEntry[]): FeedEvent[] {
  return entries.flatMap(({ event }) => (event === null || isSetApart(picture, event) ? [] : [event]));
}

/** @param broken takes up what the rules could not fold: the picture is read anew then, without it */
function foldOrRemember(into: Picture, entry: FeedEntry, broken: Map<AggregateRef, number>): void {
  try {
    foldInto(into, entry);
  } catch (error) {
    if (error instanceof Unreadable && error.ref !== siteRef) broken.set(error.ref, entry.event?.version ?? 0);
    throw error;
  }
}

/** Not everything at each entry, of which some come each millisecond: what is over may stay in the picture for a minute. */
function createForgetOver(siteClock: SiteTime) {
  let forgotAt = Number.NEGATIVE_INFINITY;
  return (picture: Picture, entries: readonly FeedEntry[]): void => {
    const now = siteClock.now();
    for (const entry of entries) forgetSettled(picture, entry, now);
    if (Math.abs(now - forgotAt) < minuteMs) return;
    forgotAt = now;
    forgetClosed(picture, now);
  };
}

/** Lets callers wait until the picture has come to an entry of the feed. */
function createArrivals() {
  let waiting: { seq: number; resolve(): void }[] = [];

  function reach(seq: number): void {
    const [ready, rest] = [waiting.filter((one) => one.seq <= seq), waiting.filter((one) => one.seq > seq)];
    waiting = rest;
    for (const { resolve } of ready) resolve();
  }

  return {
    reach,
    /** @param present the entry that the picture has come to now */
    wait: (seq: number, present: number) =>
      new Promise<void>((resolve) => {
        waiting.push({ seq, resolve });
        reach(present);
      }),
  };
}

function setApart(picture: Picture, broken: ReadonlyMap<AggregateRef, number>): void {
  for (const [ref, version] of broken) {
    const about = engine.parseRef(ref);
    if (about !== undefined) forget(picture, about);
    picture.unreadable.set(ref, version);
  }
}
