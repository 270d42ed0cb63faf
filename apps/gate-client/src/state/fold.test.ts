import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aBusyNight, nightStart } from '../testing/night.ts';
import { foldPacket } from './fold.ts';
import { emptyPicture, feedLines, pictureOf } from './picture.ts';

const night = aBusyNight();
const whole = pictureOf(night.snapshot(), night.feed.length, nightStart, []);
const last = night.feed.length;

describe('the picture', () => {
  it('[U6] is the same from the snapshot and from the feed', () => {
    const folded = foldPacket(emptyPicture, night.feed, last, nightStart);
    expect(folded).toMatchObject({ ok: true, picture: { ...whole, feed: night.feed.toReversed() } });
  });

  it('[U6] is the same however the feed is cut into packets, and however often a packet comes twice', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: last }), { maxLength: 12 }), (cuts) => {
        let picture = emptyPicture;
        for (const end of [
          ...cuts.toSorted((a, b) => a - b),
          ...cuts.toReversed().map((c) => Math.min(c, last)),
          last,
        ]) {
          // each packet begins at the very start: everything before its end comes again
          const folded = foldPacket(picture, night.feed.slice(0, end), end, nightStart);
          if (!folded.ok) throw new Error('a repeated packet was taken for a gap');
          picture = folded.picture;
        }
        expect({ ...picture, feed: [] }).toEqual(whole);
        expect(picture.feed.map(({ seq }) => seq)).toEqual(night.feed.map(({ seq }) => seq).toReversed());
      }),
    );
  });

  it.each(night.feed.slice(0, -1).map(({ seq }) => seq))(
    '[U7] shows a gap when entry %i is missing and its vehicle, alert or site is heard of again',
    (missing) => {
      const entry = night.feed[missing - 1];
      const again = night.feed.some((later) => later.seq > missing && later.id === entry?.id);
      const folded = foldPacket(
        emptyPicture,
        night.feed.filter(({ seq }) => seq !== missing),
        last,
        nightStart,
      );
      expect(folded.ok).toBe(!again);
    },
  );

  it('[U7] takes entries out of order for a gap', () => {
    const [first, second, ...rest] = night.feed;
    if (first === undefined || second === undefined) throw new Error('a night has events');
    expect(foldPacket(emptyPicture, [second, first, ...rest], last, nightStart).ok).toBe(false);
  });

  it('[U8] moves on without events: what it may not see is passed over, and the pulse makes it younger', () => {
    const folded = foldPacket(whole, [], last + 7, nightStart + 5000);
    expect(folded).toMatchObject({ ok: true, picture: { seq: last + 7, receivedAt: nightStart + 5000 } });
  });

  it('keeps the latest lines of the feed, the newest first', () => {
    const lines = Array.from({ length: 30 }, () => night.feed.toReversed()).flat();
    const folded = foldPacket({ ...emptyPicture, feed: lines }, night.feed, last, nightStart);
    if (!folded.ok) throw new Error('no gap was made');
    expect(folded.picture.feed).toHaveLength(feedLines);
    expect(folded.picture.feed[0]?.seq).toBe(last);
  });
});
