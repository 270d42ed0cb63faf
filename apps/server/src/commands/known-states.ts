import type { AggregateRef } from '@cordon/protocol/engine/aggregate.ts';
import type { Written } from '@cordon/protocol/engine/change.ts';
import { engine } from '@cordon/protocol/engine/product.ts';
import type { FeedEvent, Versioned } from '@cordon/protocol/wire/feed.ts';
import type { Position } from '@cordon/protocol/wire/position.ts';
import { entryText, type Fence } from '../log/commit.ts';
import { visitRef } from '../log/keys.ts';
import { digestOf } from '../log/mark.ts';
import { find, type Picture } from '../log/snapshot.ts';
import { createClaimIndex } from './claim-index.ts';

/** What is needed of the followed feed. */
export type Followed = {
  picture(): Picture;
  position(): Pick<Position, 'feed'>;
  /** Whether the feed was read to its end a moment ago. */
  isCurrent(): boolean;
  watch(watcher: { onPicture?(): void; onEvents?(events: readonly FeedEvent[]): void; onBreak?(): void }): void;
};

/**
 * [C13] The states that this process knows without asking the store: those of the followed picture, and those of its own
 * commits that the feed has not brought back yet.
 */
export type KnownStates = {
  /** @returns undefined when it is not known here: the store may have it */
  find(ref: AggregateRef): Versioned<object> | undefined;
  /** Who holds each of these claims, by those states. */
  holdersOf(claims: readonly string[]): Record<string, readonly string[]>;
  /** Whether they can be relied on: the feed is being read. */
  isCurrent(): boolean;
  /** A moment, to be taken before states are looked up. */
  moment(): number;
  /** The place in the feed that they are known at; null when one that was known at that moment has turned out untrue since. */
  fence(since: number): Fence | null;
  /** A commit with these states is on its way. */
  expect(written: readonly Written[]): void;
  /** It was written; this is the last entry of it, without its number. */
  confirm(seq: number, event: string): void;
  /** It was not written, or that is not known. */
  withdraw(written: readonly Pick<Written, 'ref'>[]): void;
  /** Drops everything that the picture does not have: the store may be another one. */
  forget(): void;
};

export function createKnownStates(followed: Followed): KnownStates {
  const ahead = new Map<AggregateRef, Versioned<object>>();
  const claims = createClaimIndex();
  let confirmed: { seq: number; event: string } | null = null;
  let withdrawals = 0;

  function findKnown(ref: AggregateRef): Versioned<object> | undefined {
    const own = ahead.get(ref);
    const known = inPicture(followed.picture(), ref);
    return own !== undefined && own.version > (known?.version ?? 0) ? own : known;
  }

  const takeClaims = (ref: AggregateRef): void => claims.take(ref, findKnown(ref)?.state ?? null);

  function forget(): void {
    withdrawals += 1;
    ahead.clear();
    confirmed = null;
    claims.clear();
    for (const [id, { state }] of followed.picture().visits) claims.take(visitRef(id), state);
  }

  /** What the feed has brought back need not be remembered. */
  function takeEvent(event: FeedEvent): void {
    const ref = engine.subjectOf(event)?.ref;
    if (ref === undefined) return;
    if ((ahead.get(ref)?.version ?? Infinity) <= event.version) ahead.delete(ref);
    takeClaims(ref);
  }

  forget();
  followed.watch({ onPicture: forget, onEvents: (events) => events.forEach(takeEvent) });

  return {
    find: findKnown,
    holdersOf: claims.holdersOf,
    isCurrent: followed.isCurrent,
    moment: () => withdrawals,
    fence: (since) => (since === withdrawals ? fenceAt(followed, confirmed) : null),
    expect(written) {
      for (const { ref, after, state } of written) {
        ahead.set(ref, { version: after, state });
        claims.take(ref, state);
      }
    },
    confirm: (seq, event) => void (confirmed = { seq, event }),
    withdraw(written) {
      withdrawals += 1;
      for (const { ref } of written) {
        ahead.delete(ref);
        takeClaims(ref);
      }
    },
    forget,
  };
}

function inPicture(picture: Picture, ref: AggregateRef): Versioned<object> | undefined {
  const subject = engine.parseRef(ref);
  return (subject && find(picture, subject)) ?? undefined;
}

/** The later one of the last entry of the picture and the last one of a commit of this process. */
function fenceAt(followed: Followed, confirmed: { seq: number; event: string } | null): Fence {
  const { feed } = followed.position();
  const { seq, digest } = followed.picture();
  if (confirmed === null || confirmed.seq <= seq) return { feed, seq, digest };
  return { feed, seq: confirmed.seq, digest: digestOf(entryText(confirmed.seq, confirmed.event)) };
}
