import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import { Night } from '@cordon/protocol/testing/night.ts';
import { aBusyNight, feedOf, packetOf, pictureAt, placeAt } from '../testing/night.ts';
import { foldPacket } from './fold.ts';
import { feedLines, type Picture, appliedAtMost } from './picture.ts';

const night = aBusyNight();
const feed = feedOf(night);
const last = feed.length;
const start = pictureAt(new Night());
const whole = pictureAt(night);

/* Who saw an alert close keeps it, for the lines of the feed; a newcomer is not given it. */
const notClosed = ({ alerts }: Picture) =>
  Object.fromEntries(Object.entries(alerts).filter(([, { state }]) => state.closed === null));

describe('the picture', () => {
  it('[U6] is the same from the snapshot and from the feed', () => {
    const folded = foldPacket(start, packetOf(feed, last), night.now);
    expect(folded).toMatchObject({
      ok: true,
      picture: {
        ...whole,
        feed: feed.toReversed(),
        appliedCommandIds: folded.ok ? folded.picture.appliedCommandIds : [],
      },
    });
  });

  it('[U6] is the same however the feed is cut into packets, and however often a packet comes twice', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: last }), { maxLength: 12 }), (cuts) => {
        let picture = start;
        for (const end of [
          ...cuts.toSorted((a, b) => a - b),
          ...cuts.toReversed().map((c) => Math.min(c, last)),
          last,
        ]) {
          // each packet begins at the very start: everything before its end comes again
          const folded = foldPacket(picture, packetOf(feed.slice(0, end), end), night.now);
          if (!folded.ok) throw new Error('a repeated packet was taken for a gap');
          picture = folded.picture;
        }
        expect({ ...picture, alerts: notClosed(picture), feed: [], appliedCommandIds: [] }).toEqual(whole);
        expect(picture.appliedCommandIds).toEqual(feed.map(({ commandId }) => commandId).slice(-appliedAtMost));
        expect(picture.feed.map(({ seq }) => seq)).toEqual(feed.map(({ seq }) => seq).toReversed());
      }),
    );
  });

  it('[OF9] takes in a visit that closed long ago and comes back, and has missed nothing', () => {
    const [known] = Object.values(whole.visits);
    if (known === undefined) throw new Error('a night without a visit');
    const { id } = known.state;
    const brought = { type: 'visitBroughtBack', visit: known.state } as const;
    const entry = { ...feed[0], seq: last + 1, aggregate: 'visit', id, version: known.version + 1, event: brought };
    const forgotten: Picture = { ...whole, visits: {} };
    const folded = foldPacket(forgotten, packetOf([entry as FeedEvent], last + 1), night.now);
    expect(folded).toMatchObject({ ok: true, picture: { visits: { [id]: { state: known.state } } } });
    expect(foldPacket(whole, packetOf([entry as FeedEvent], last + 1), night.now).ok).toBe(true); // who still has it
  });

  it.each(feed.slice(0, -1).map(({ seq }) => seq))(
    '[U7] shows a gap when entry %i is missing and its vehicle, alert or site is heard of again',
    (missing) => {
      const entry = feed[missing - 1];
      const again = feed.some((later) => later.seq > missing && later.id === entry?.id);
      const folded = foldPacket(
        start,
        packetOf(
          feed.filter(({ seq }) => seq !== missing),
          last,
        ),
        night.now,
      );
      expect(folded.ok).toBe(!again);
    },
  );

  it('[U7] takes entries out of order for a gap', () => {
    const [first, second, ...rest] = feed;
    if (first === undefined || second === undefined) throw new Error('a night has events');
    expect(foldPacket(start, packetOf([second, first, ...rest], last), night.now).ok).toBe(false);
  });

  it('[U8] moves on without events: what it may not see is passed over, and the pulse makes it younger', () => {
    const folded = foldPacket(whole, packetOf([], last + 7), night.now + 5000);
    expect(folded).toMatchObject({ ok: true, picture: { seq: last + 7, receivedAt: night.now + 5000 } });
  });

  it('keeps the latest lines of the feed, the newest first', () => {
    const lines = Array.from({ length: 30 }, () => feed.toReversed()).flat();
    const folded = foldPacket({ ...start, feed: lines }, packetOf(feed, last), night.now);
    if (!folded.ok) throw new Error('no gap was made');
    expect(folded.picture.feed).toHaveLength(feedLines);
    expect(folded.picture.feed[0]?.seq).toBe(last);
  });

  it('[F9] takes nothing of another feed, nor of one that has another entry where it stands itself', () => {
    const of = (name: string, mark: string) =>
      foldPacket(start, { events: [], feed: name, upTo: start.seq, mark }, night.now);
    const { feed: own, mark } = placeAt(start.seq);
    expect(of(own, mark)).toMatchObject({ ok: true });
    expect(of('another', mark)).toEqual({ ok: false, why: 'other-feed' });
    expect(of(own, 'another')).toEqual({ ok: false, why: 'other-feed' });
  });
});
