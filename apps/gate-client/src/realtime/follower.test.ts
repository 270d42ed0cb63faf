import { declare, visitA } from '@cordon/protocol/testing/journey.ts';
import { Night } from '@cordon/protocol/testing/night.ts';
import { expect, it } from 'vitest';
import { createPictureStore } from '../state/picture-store.ts';
import { aBusyNight, feedOf, packetOf, placeAt, snapshotOf } from '../testing/night.ts';
import { createFollower, type Joined } from './follower.ts';
import { createServerClock } from './server-clock.ts';

function setUp() {
  const night = aBusyNight();
  const picture = createPictureStore();
  const follower = createFollower({ clock: createServerClock(() => night.now), picture, linesBefore: () => 0 });
  const place = placeAt(night.log.length);
  const snapshot = { ok: true, ...place, now: night.now, snapshot: snapshotOf(night), resync: null, earlier: [] };
  const asked: object[] = [];
  /** The server's answers, one after the other; without one there is none. */
  const asking = (...answers: unknown[]) => ({
    ask(question: object) {
      asked.push(question);
      const answer = answers.shift();
      return answer === undefined ? Promise.reject(new Error('no answer')) : Promise.resolve(answer);
    },
    isCurrent: () => true,
  });
  /** What comes of asking. */
  const join = async (question: ReturnType<typeof asking>) => {
    const outcomes: Joined[] = [];
    await follower.join({ ...question, settled: (outcome) => void outcomes.push(outcome) }, true);
    return outcomes;
  };
  return { night, picture, follower, place, snapshot, asked, asking, join };
}

it('[U2] begins with a snapshot, and asks with its place from then on', async () => {
  const { join, asking, snapshot, picture, asked, place, night } = setUp();
  expect(await join(asking(snapshot))).toEqual([{ kind: 'joined', lost: null }]);
  expect(picture.getState().seq).toBe(night.log.length);
  await join(asking(snapshot));
  expect(asked).toEqual([{ packed: true }, { packed: true, after: place }]);
});

it('[U7] asks once more, without its place, when what it was given does not fit', async () => {
  const { join, asking, snapshot, asked, place, night } = setUp();
  await join(asking(snapshot));
  const elsewhere = { ok: true, ...place, feed: 'another', now: night.now, events: [] };
  expect(await join(asking(elsewhere, snapshot))).toEqual([{ kind: 'joined', lost: null }]);
  expect(asked.slice(1)).toEqual([{ packed: true, after: place }, { packed: true }]);
});

it('[U7] says why a packet does not fit, and leaves the picture as it was', async () => {
  const { follower, join, asking, snapshot, picture, night } = setUp();
  await join(asking(snapshot));
  const before = picture.getState();
  expect(follower.apply({ ...packetOf([], night.log.length), feed: 'another' })).toBe('other-feed');
  const late = feedOf(night)
    .slice(-1)
    .map((entry) => ({ ...entry, seq: entry.seq + 5 }));
  expect(follower.apply(packetOf(late, night.log.length + 5))).toBe('gap');
  expect(picture.getState()).toBe(before);
});

it('takes a refusal, a nonsense and no answer for what they are, and nothing of a wire that is no more', async () => {
  const { join, asking, snapshot, picture, night } = setUp();
  const refused = { ok: false, code: 'not-signed-in', retryable: false, params: {}, now: night.now };
  expect(await join(asking(refused))).toEqual([{ kind: 'refused', code: 'not-signed-in' }]);
  expect(await join(asking({ ok: 'perhaps' }))).toEqual([{ kind: 'no-answer' }]);
  expect(await join(asking())).toEqual([{ kind: 'no-answer' }]);
  const gone = { ...asking(snapshot), isCurrent: () => false };
  expect(await join(gone)).toEqual([]);
  expect(picture.getState().site).toBeNull();
});

it('[U2] applies what came before the answer over it, and asks anew where that shows a gap', async () => {
  const { follower, join, asking, snapshot, picture, asked, night } = setUp();
  const seq = night.log.length;
  const next = { ...packetOf([], seq + 1), mark: 'the next' };
  follower.hold({ ...next, now: night.now });
  expect(await join(asking(snapshot))).toEqual([{ kind: 'joined', lost: null }]);
  expect(picture.getState().seq).toBe(seq + 1);
  follower.hold({ ...packetOf([], seq), feed: 'another', now: night.now });
  expect(await join(asking(snapshot, snapshot))).toEqual([{ kind: 'joined', lost: null }]);
  expect(asked).toHaveLength(3);
});

/** Real raw DEFLATE, by the platform. */
async function deflated(value: unknown): Promise<Uint8Array> {
  const text = new Blob([JSON.stringify(value)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(text).arrayBuffer());
}

it('[F17] unpacks a snapshot and goes on with the entries since then', async () => {
  const { night, picture, join, asking, snapshot, place } = setUp();
  await join(asking(snapshot));
  const whole = picture.getState();
  const earlier = new Night();
  const since = feedOf(night);
  declare(earlier, visitA);
  const { snapshot: _, ...rest } = snapshot;
  const at = placeAt(earlier.log.length);
  const behind = { ...rest, packed: await deflated(snapshotOf(earlier)), at, since: since.slice(earlier.log.length) };
  const other = setUp();
  expect(await other.join(asking(behind))).toEqual([{ kind: 'joined', lost: null }]);
  const { site, visits, alerts, seq, mark, feedId } = other.picture.getState();
  expect({ site, visits, seq, mark, feedId }).toEqual({
    ...{ site: whole.site, visits: whole.visits },
    ...{ seq: place.seq, mark: place.mark, feedId: place.feed },
  });
  expect(alerts).toEqual(expect.objectContaining(whole.alerts)); // it saw others close
});

it('[F17] takes bytes that are no snapshot, and entries that do not fit it, for no answer', async () => {
  const { night, picture, join, asking, snapshot } = setUp();
  const { snapshot: taken, ...rest } = snapshot;
  const at = placeAt(night.log.length);
  for (const packed of [new Uint8Array([1, 2, 3]), await deflated({ site: null }), await deflated('text')]) {
    expect(await join(asking({ ...rest, packed, at, since: [] }))).toEqual([{ kind: 'no-answer' }]);
  }
  const gap = feedOf(night)
    .slice(-1)
    .map((entry) => ({ ...entry, seq: entry.seq + 5, version: entry.version + 5 }));
  const packed = await deflated(taken);
  expect(await join(asking({ ...rest, packed, at, since: gap, seq: at.seq + 5 }))).toEqual([{ kind: 'no-answer' }]);
  expect(picture.getState().site).toBeNull();
});
