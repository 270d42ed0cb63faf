import type { AggregateRef } from '@cordon/protocol/engine/aggregate.ts';
import type { Written } from '@cordon/protocol/engine/change.ts';
import { engine } from '@cordon/protocol/engine/product.ts';
import type { FeedEvent, Versioned } from '@cordon/protocol/wire/feed.ts';
import type { Position } from '@cordon/protocol/wire/position.ts';
import type { Fence } from '../log/commit.ts';
import { find, type Picture } from '../log/snapshot.ts';

/** What is needed of the followed feed. */
export type Followed = {
  picture(): Picture;
  position(): Position;
  watch(watcher: { onPicture?(): void; onEvents?(events: readonly FeedEvent[]): void; onBreak?(): void }): void;
};

/**
 * [C13] The states that this process knows without asking the store: those of the followed picture, and those of its own
 * commits that the feed has not brought back yet.
 */
export type KnownStates = {
  /** @returns undefined when it is not known here: the store may have it */
  find(ref: AggregateRef): Versioned<object> | undefined;
  /** A moment, to be taken before states are looked up. */
  moment(): number;
  /** The place in the feed that they are known at; null when one that was known at that moment has turned out untrue since. */
  fence(since: number): Fence | null;
  /** A commit with these states is on its way. */
  expect(written: readonly Written[]): void;
  /** It was written; this is the last entry of it. */
  confirm(seq: number): void;
  /** It was not written, or that is not known. */
  withdraw(written: readonly Pick<Written, 'ref'>[]): void;
  /** Drops everything that the picture does not have: the store may be another one. */
  forget(): void;
};

export function createKnownStates(followed: Followed): KnownStates {
  const ahead = new Map<AggregateRef, Versioned<object>>();
  let confirmed = 0;
  let withdrawals = 0;

  const forget = (): void => {
    withdrawals += 1;
    ahead.clear();
    confirmed = 0;
  };

  followed.watch({
    onPicture: forget,
    onEvents(events) {
      if (ahead.size === 0) return;
      for (const event of events) {
        const ref = engine.subjectOf(event)?.ref;
        if (ref !== undefined && (ahead.get(ref)?.version ?? Infinity) <= event.version) ahead.delete(ref);
      }
    },
  });

  return {
    find(ref) {
      const own = ahead.get(ref);
      const subject = engine.parseRef(ref);
      const known = (subject && find(followed.picture(), subject)) ?? undefined;
      return own !== undefined && own.version > (known?.version ?? 0) ? own : known;
    },
    moment: () => withdrawals,
    fence(since) {
      if (since !== withdrawals) return null;
      const { feed, seq } = followed.position();
      return { feed, seq: Math.max(seq, confirmed) };
    },
    expect(written) {
      for (const { ref, after, state } of written) ahead.set(ref, { version: after, state });
    },
    confirm: (seq) => void (confirmed = Math.max(confirmed, seq)),
    withdraw(written) {
      withdrawals += 1;
      for (const { ref } of written) ahead.delete(ref);
    },
    forget,
  };
}
