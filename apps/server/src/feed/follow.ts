import type { FeedEvent, Follow, Followed } from '@cordon/protocol/wire/feed.ts';
import type { Resync } from '@cordon/protocol/wire/position.ts';
import type { SiteTime } from '../ops/clock.ts';
import type { Broadcast } from './broadcast.ts';
import { type Live, readable } from './live.ts';
import { createPacker } from './packed.ts';
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
  const packer = createPacker(live);

  function seatWith(view: View, seat: Seat, answer: Parameters<Seat['answer']>[0]): void {
    if (!seat.join(view.room)) return;
    broadcast.join(view, seat.id);
    seat.answer(answer);
  }

  function fromSnapshot(view: View, seat: Seat, resync: Resync | null, request: Follow): void | Promise<void> {
    if (request.packed === true) return fromPacked(view, seat, resync, request);
    broadcast.flush();
    const picture = live.picture();
    const earlier = earlierThan(live, picture.seq, request, view);
    const place = { ...live.position(), now: siteClock.now() };
    seatWith(view, seat, { ok: true, ...place, snapshot: view.of(picture), resync, earlier });
  }

  /** [F17] Nothing of it waits for the packing but this follower: what comes meanwhile is in the answer. */
  async function fromPacked(view: View, seat: Seat, resync: Resync | null, request: Follow): Promise<void> {
    const { at, bytes } = await packer.of(view);
    const { feed, seq, mark } = at;
    const present = live.position();
    const missed = live.missed.after(seq);
    const isLedOn = feed === present.feed && missed !== undefined && missed.every(({ event }) => event !== null);
    // The feed broke meanwhile, or went on by more than is kept: a snapshot of this moment, as it is.
    if (!isLedOn) return fromSnapshot(view, seat, resync, { ...request, packed: false });
    broadcast.flush();
    const since = shownTo(view, readable(live.picture(), missed));
    const place = { ...present, now: siteClock.now(), at: { seq, mark } };
    const earlier = earlierThan(live, seq, request, view);
    seatWith(view, seat, { ok: true, ...place, packed: bytes, since, resync, earlier });
  }

  function goOn(view: View, seat: Seat, request: Follow, resumed: Resumed): void | Promise<void> {
    if (resumed.kind === 'anew') {
      const { kind: _, ...resync } = resumed;
      return fromSnapshot(view, seat, resync, request);
    }
    // An entry that can't be read leaves a hole that no follower can fold over.
    const hasHole = resumed.missed.some(({ event }) => event === null);
    if (hasHole) return fromSnapshot(view, seat, { why: 'behind' }, request);
    broadcast.flush();
    const events = shownTo(view, readable(live.picture(), resumed.missed));
    seatWith(view, seat, { ok: true, ...live.position(), now: siteClock.now(), events });
  }

  return {
    async follow(request, view, seat) {
      const { after } = request;
      // [F9] A number alone does not say what was seen.
      if (after === undefined || typeof after === 'number') return fromSnapshot(view, seat, null, request);
      let answering: void | Promise<void> = undefined;
      await resume(after, (resumed) => void (answering = goOn(view, seat, request, resumed)));
      return answering;
    },
  };
}

/** The entries before this place that a screen wants to show. */
function earlierThan(live: Live, seq: number, { lines = 0 }: Pick<Follow, 'lines'>, view: View): FeedEvent[] {
  const before = live.missed.after(Math.max(0, seq - lines)) ?? [];
  const wanted = before.filter((entry) => entry.seq <= seq);
  return lines === 0 ? [] : shownTo(view, readable(live.picture(), wanted));
}
