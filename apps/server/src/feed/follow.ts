import type { Follow, Followed } from '@cordon/protocol/wire/feed.ts';
import type { Position, Resync } from '@cordon/protocol/wire/position.ts';
import type { Redis } from 'ioredis';
import { readIdentity, sharedUpTo } from '../log/feed-identity.ts';
import type { Keys } from '../log/keys.ts';
import { noMark } from '../log/mark.ts';
import { type FeedEntry, feedEntryOf, readLastSeq, readRange } from '../log/read.ts';
import type { SiteClock, SystemClock } from '../ops/clock.ts';
import { pause } from '../ops/pause.ts';
import type { Broadcast } from './broadcast.ts';
import { type Live, readable, resumeAtMost } from './live.ts';
import { shownTo, type View } from './view.ts';

/** Another process, which the follower came from, may have read a little further than this one, or know the feed's new name. */
const catchUpMs = 2_000;

export type FollowParts = {
  redis: Redis;
  keys: Keys;
  siteClock: SiteClock;
  systemClock: SystemClock;
  live: Live;
  broadcast: Broadcast;
  /** [F13] A follower has seen entries of this feed that the store does not hold. */
  onUnknownEntries(told: Position): void;
};

/** Who wants to follow. Both calls happen in one turn of the event loop: nothing can come between them. */
export type Seat = {
  id: string;
  /** @returns false when the follower has left meanwhile */
  join(room: string): boolean;
  answer(followed: Extract<Followed, { ok: true }>): void;
};

export type Followers = {
  follow(request: Follow, view: View, seat: Seat): Promise<void>;
};

/** Where a follower goes on: after these entries it is where the picture is; or it gets a snapshot, for this reason. */
type Resumed = { is: 'on'; missed: readonly FeedEntry[] } | ({ is: 'anew' } & Resync);

const behind = { is: 'anew', why: 'behind' } as const;

/** [F4] Seats a follower: what it gets as the answer ends exactly where its first packet begins. */
export function openFollowers(parts: FollowParts): Followers {
  const { redis, keys, siteClock, systemClock, live, broadcast, onUnknownEntries } = parts;
  const otherHistory = (feed: string) =>
    ({ is: 'anew', why: 'other-history', sharedUpTo: sharedUpTo(live.identity(), feed) }) as const;

  function seatWith(view: View, seat: Seat, answer: Parameters<Seat['answer']>[0]): void {
    if (!seat.join(view.room)) return;
    broadcast.join(view, seat.id);
    seat.answer(answer);
  }

  function fromSnapshot(view: View, seat: Seat, resync: Resync | null, lines: number): void {
    broadcast.flush();
    const picture = live.picture();
    const recent = live.missed.after(Math.max(0, picture.seq - lines)) ?? [];
    const earlier = lines === 0 ? [] : shownTo(view, readable(picture, recent));
    const answer = {
      ok: true,
      ...live.position(),
      now: siteClock.now(),
      snapshot: view.of(picture),
      resync,
      earlier,
    } as const;
    seatWith(view, seat, answer);
  }

  /** [F7] [F12] What this follower has seen is not what the store holds, though its feed is called the same. */
  function unknown(after: Position): Resumed {
    onUnknownEntries(after);
    return otherHistory(after.feed);
  }

  /**
   * What it missed, as of this moment.
   *
   * @param older what was read from the store, from the follower's own place on
   * @returns null when more has to be read
   */
  function resumed(after: Position, older: readonly FeedEntry[]): Resumed | null {
    const { feed, seq } = live.position();
    if (after.feed !== feed) return otherHistory(after.feed);
    if (after.seq > seq || seq - after.seq > resumeAtMost) return behind;
    const own = older[0] ?? live.missed.at(after.seq);
    if (own === undefined) return after.seq === seq && after.mark === noMark ? { is: 'on', missed: [] } : null;
    if (own.mark !== after.mark) return unknown(after);
    const recent = live.missed.after(older.at(-1)?.seq ?? after.seq);
    return recent === undefined ? null : { is: 'on', missed: [...older.slice(1), ...recent] };
  }

  /** @returns false when the store ends before it */
  async function caughtUpWith({ feed, seq }: Position): Promise<boolean> {
    const present = live.position();
    if (feed === present.feed) {
      if (seq <= present.seq) return true;
      if (seq > (await readLastSeq(redis, keys))) return false;
      await Promise.race([live.reached(seq), pause(systemClock, catchUpMs)]);
    } else if ((await readIdentity(redis, keys))?.id === feed) {
      await Promise.race([live.reached(Number.POSITIVE_INFINITY), pause(systemClock, catchUpMs)]);
    }
    return true;
  }

  function tell(view: View, seat: Seat, lines: number, found: Resumed): void {
    if (found.is === 'anew') {
      const { is: _, ...resync } = found;
      return fromSnapshot(view, seat, resync, lines);
    }
    // One that can't be read leaves a hole that no follower can fold over.
    if (found.missed.some(({ event }) => event === null)) return fromSnapshot(view, seat, { why: 'behind' }, lines);
    broadcast.flush();
    const events = shownTo(view, readable(live.picture(), found.missed));
    seatWith(view, seat, { ok: true, ...live.position(), now: siteClock.now(), events });
  }

  return {
    async follow({ after, lines = 0 }, view, seat) {
      // [F9] A number alone says nothing of what was seen.
      if (after === undefined || typeof after === 'number') return fromSnapshot(view, seat, null, lines);
      if (!(await caughtUpWith(after))) return tell(view, seat, lines, unknown(after));
      const older: FeedEntry[] = [];
      for (;;) {
        const found = resumed(after, older);
        if (found !== null) return tell(view, seat, lines, found);
        const from = older.length === 0 ? after.seq : (older.at(-1)?.seq ?? 0) + 1;
        const read = (await readRange(redis, keys, from, live.picture().seq)).map(feedEntryOf);
        if (read[0]?.seq !== from) return tell(view, seat, lines, behind); // archived
        older.push(...read);
      }
    },
  };
}
