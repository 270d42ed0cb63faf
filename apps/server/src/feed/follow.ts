import type { Follow, Followed } from '@cordon/protocol/wire/feed.ts';
import type { Resync } from '@cordon/protocol/wire/position.ts';
import type { SiteTime } from '../ops/clock.ts';
import type { Broadcast } from './broadcast.ts';
import { readable } from './live.ts';
import { createResume, type Resumed, type ResumeParts } from './resume.ts';
import { shownTo, type View } from './view.ts';

export type FollowParts = ResumeParts & { siteClock: SiteTime; broadcast: Broadcast };

/** A client that wants to follow. Both calls happen in one turn of the event loop: nothing can come between them. */
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
export function createFollowers(parts: FollowParts): Followers {
  const { siteClock, live, broadcast } = parts;
  const resume = createResume(parts);

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

  function goOn(view: View, seat: Seat, lines: number, resumed: Resumed): void {
    if (resumed.kind === 'anew') {
      const { kind: _, ...resync } = resumed;
      return fromSnapshot(view, seat, resync, lines);
    }
    // An entry that can't be read leaves a hole that no follower can fold over.
    if (resumed.missed.some(({ event }) => event === null)) return fromSnapshot(view, seat, { why: 'behind' }, lines);
    broadcast.flush();
    const events = shownTo(view, readable(live.picture(), resumed.missed));
    seatWith(view, seat, { ok: true, ...live.position(), now: siteClock.now(), events });
  }

  return {
    async follow({ after, lines = 0 }, view, seat) {
      // [F9] A number alone does not say what was seen.
      if (after === undefined || typeof after === 'number') return fromSnapshot(view, seat, null, lines);
      return resume(after, (resumed) => goOn(view, seat, lines, resumed));
    },
  };
}
