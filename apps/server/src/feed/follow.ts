import type { Follow, Followed, FeedEvent } from '@cordon/protocol/wire/feed.ts';
import type { Redis } from 'ioredis';
import type { Keys } from '../log/keys.ts';
import { eventOf, readLastSeq, readRange } from '../log/read.ts';
import type { Clock } from '../ops/clock.ts';
import { pause } from '../ops/pause.ts';
import type { Broadcast } from './broadcast.ts';
import { type Live, resumeAtMost } from './live.ts';
import { shownTo, type View } from './view.ts';

/** Another process, which the follower came from, may have read a little further than this one. */
const catchUpMs = 2_000;

export type FollowParts = { redis: Redis; keys: Keys; clock: Clock; pace: Clock; live: Live; broadcast: Broadcast };

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

/** [F4] Seats a follower: what it gets as the answer ends exactly where its first packet begins. */
export function openFollowers({ redis, keys, clock, pace, live, broadcast }: FollowParts): Followers {
  function seatWith(view: View, seat: Seat, answer: Parameters<Seat['answer']>[0]): void {
    if (!seat.join(view.room)) return;
    broadcast.join(view, seat.id);
    seat.answer(answer);
  }

  function fromSnapshot(view: View, seat: Seat): void {
    broadcast.flush();
    const picture = live.picture();
    seatWith(view, seat, { ok: true, seq: picture.seq, now: clock.now(), snapshot: view.of(picture) });
  }

  return {
    async follow({ after }, view, seat) {
      if (after === undefined) return fromSnapshot(view, seat);
      if (after > live.picture().seq) {
        // [F7] Ahead of everything there is: the store has lost what this follower saw.
        if (after > (await readLastSeq(redis, keys))) return fromSnapshot(view, seat);
        await Promise.race([live.reached(after), pause(pace, catchUpMs)]);
      }
      const older: FeedEvent[] = [];
      let at = after;
      for (;;) {
        const { seq } = live.picture();
        if (at > seq || seq - after > resumeAtMost) return fromSnapshot(view, seat);
        const recent = live.missed.after(at);
        if (recent !== undefined) {
          broadcast.flush();
          const events = shownTo(view, [...older, ...recent]);
          return seatWith(view, seat, { ok: true, seq, now: clock.now(), events });
        }
        const read = (await readRange(redis, keys, at + 1, seq)).map(({ text }) => eventOf(text));
        if (read[0]?.seq !== at + 1) return fromSnapshot(view, seat);
        older.push(...read);
        at = read.at(-1)?.seq ?? at;
      }
    },
  };
}
