import { inflateRawSync } from 'node:zlib';
import { gateOfficer } from '@cordon/protocol/testing/actors.ts';
import type { Snapshot } from '@cordon/protocol/wire/feed.ts';
import type { TestRedis } from '@cordon/tests/support/redis.ts';
import type { Redis } from 'ioredis';
import { afterEach, describe, expect, it } from 'vitest';
import { commit } from '../log/commit.ts';
import { entryOf, visitCommit } from '../testing/fabricate.ts';
import { type FeedFixture, createFeedFixture, type Screen } from '../testing/feed-fixture.ts';
import { arriveOf, type SubmitFixture, demoKeys, createSubmitFixture } from '../testing/submit-fixture.ts';
import { resumeAtMost } from './live.ts';
import { viewOf } from './view.ts';
import { useStore } from '../testing/store.ts';

const all = viewOf('supervisor', []);
const canteen = viewOf('unloading', ['first-canteen']);

let server: TestRedis;
let redis: Redis;
let fixture: SubmitFixture;
let readers: FeedFixture[];

useStore(async (store) => {
  ({ server, redis } = store);
  fixture = await createSubmitFixture(redis);
  readers = [];
});
afterEach(async () => {
  await Promise.all(readers.map((reader) => reader.stop()));
});

async function open(): Promise<FeedFixture> {
  const reader = await createFeedFixture(server.url, fixture.clock);
  readers.push(reader);
  return reader;
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const lastSeq = async () => (await fixture.feed()).length;

/** Visits of the first canteen and of the second one, turn by turn. */
async function traffic(visits: number): Promise<void> {
  for (let one = 0; one < visits; one++) {
    const plate = `渝A${10_000 + one}`;
    const visitId = await fixture.declare({ plate, stops: [one % 2 === 0 ? 'first-canteen' : 'second-canteen'] });
    await fixture.submit(arriveOf(visitId, plate), gateOfficer, null);
  }
}

describe('a snapshot', () => {
  it('[F4] is the picture at its seq, of what the follower may see', async () => {
    await traffic(2);
    const [visitId = ''] = (await redis.smembers(demoKeys.open)).map((name) => name.slice('visit:'.length));
    await fixture.ask(gateOfficer, { type: 'askHelp', visitId, need: 'water' });
    const reader = await open();
    const [whole, point] = [await reader.follow(all), await reader.follow(canteen)];
    const answers = [whole, point].map(({ answer }) => (answer !== null && 'snapshot' in answer ? answer : null));
    expect(answers.map((answer) => answer?.seq)).toEqual([await lastSeq(), await lastSeq()]);
    expect(answers.map((answer) => answer?.snapshot.visits.length)).toEqual([2, 1]);
    expect(answers.map((answer) => (answer?.snapshot.alerts.length ?? 0) > 0)).toEqual([true, false]);
  });

  /** What a follower of this view is given, unpacked. */
  async function packed(reader: FeedFixture, view = all) {
    const screen = await reader.follow(view, undefined, true);
    const { answer } = screen;
    if (answer === null || !('packed' in answer)) throw new Error('no packed snapshot');
    return { ...answer, screen, snapshot: JSON.parse(inflateRawSync(answer.packed).toString()) as Snapshot };
  }

  it('[F17] packed is the same, for each view its own, and the same bytes while the entries since then are few', async () => {
    await traffic(2);
    const reader = await open();
    const [plain, first, point] = [await reader.follow(all), await packed(reader), await packed(reader, canteen)];
    expect(plain.answer !== null && 'snapshot' in plain.answer && plain.answer.snapshot).toEqual(first.snapshot);
    expect(point.snapshot.visits.length).toBe(1);
    await traffic(3);
    await reader.caughtUp(await lastSeq());
    const second = await packed(reader);
    expect(second.packed).toBe(first.packed);
    expect(second.at).toEqual({ seq: first.seq, mark: first.mark });
    expect(second.since.map(({ seq }) => seq)).toEqual(range(first.seq + 1, second.seq));
    expect(second.seq).toBe(await lastSeq());
    const later = await packed(reader, canteen);
    expect(later.since.length).toBeLessThan(second.since.length);
    expect(later.since.every(({ stations }) => stations.includes('first-canteen'))).toBe(true);
  });

  it('[F17] packed while the feed goes on leaves nothing out, before its answer or after it', async () => {
    await traffic(1);
    const reader = await open();
    const [followed] = await Promise.all([packed(reader), traffic(4)]);
    await reader.caughtUp(await lastSeq());
    reader.feed.broadcast.flush();
    const seen = [...followed.since, ...followed.screen.packets.flatMap(({ events }) => events)].map(({ seq }) => seq);
    expect(seen).toEqual(range(followed.at.seq + 1, await lastSeq()));
  });

  it('[F17] is packed anew when it is far behind', async () => {
    const reader = await open();
    const first = await packed(reader);
    for (let version = 0; version < 250; version += 1) await commit(redis, demoKeys, visitCommit('v1', version));
    await reader.caughtUp(await lastSeq());
    const second = await packed(reader);
    expect(second.packed).not.toBe(first.packed);
    expect([second.at.seq, second.since]).toEqual([second.seq, []]);
  });
});

describe('followers', () => {
  it('[F4] that come while commits go on get every event once and in order, from where their answer ends', async () => {
    const reader = await open();
    const begun = reader.feed.live.picture().seq;
    let isOver = false;
    const working = traffic(60).finally(() => (isOver = true));
    const screens: Screen[] = [];
    while (!isOver) {
      const { seq } = reader.feed.live.picture();
      const back: number = screens.length % 3;
      screens.push(await reader.follow(all, back === 0 ? undefined : Math.max(begun, seq - (back - 1) * 7)));
      await redis.ping();
    }
    await working;
    const last = await lastSeq();
    await reader.caughtUp(last);
    reader.feed.broadcast.flush();
    for (const screen of screens) {
      const answered = screen.answer !== null && 'events' in screen.answer ? screen.answer.events.length : 0;
      expect(screen.seqs()).toEqual(range((screen.answer?.seq ?? 0) - answered + 1, last));
      expect(screen.upTo()).toBe(last);
    }
    expect(new Set(screens.map(({ answer }) => answer?.seq)).size).toBeGreaterThan(5);
  });

  it('[F3] of one point get the same, without what does not concern them', async () => {
    const reader = await open();
    const [whole, point] = [await reader.follow(all), await reader.follow(canteen)];
    await traffic(6);
    await reader.caughtUp(await lastSeq());
    reader.feed.broadcast.flush();
    const seen = whole.packets.flatMap(({ events }) => events).filter((event) => canteen.shown(event) !== null);
    expect(seen.length).toBeGreaterThan(5);
    expect(point.packets.flatMap(({ events }) => events)).toEqual(seen);
  });

  it('[F2] get fewer packets than there are events, when it is busy', async () => {
    const reader = await open();
    const screen = await reader.follow(all);
    await Promise.all(range(1, 60).map((one) => fixture.declare({ plate: `渝A${20_000 + one}` })));
    await reader.caughtUp(await lastSeq());
    reader.feed.broadcast.flush();
    expect(screen.seqs()).toEqual(range(2, 61));
    expect(screen.packets.length).toBeLessThan(30);
  });
});

describe('a follower that comes back', () => {
  it('[F4] gets what it missed', async () => {
    await traffic(3);
    const reader = await open();
    await traffic(3);
    const last = await lastSeq();
    await reader.caughtUp(last);
    const screen = await reader.follow(all, last - 4);
    expect(screen.seqs()).toEqual(range(last - 3, last));
    expect((await reader.follow(all, last)).seqs()).toEqual([]);
  });

  it('[F4] gets what it missed from before this process lived', async () => {
    await traffic(5);
    const last = await lastSeq();
    const reader = await open();
    const screen = await reader.follow(all, 3);
    expect(screen.seqs()).toEqual(range(4, last));
    const point = await reader.follow(canteen, 3);
    expect(point.seqs()).toEqual(
      (await fixture.feed()).filter((event) => event.seq > 3 && canteen.shown(event) !== null).map(({ seq }) => seq),
    );
  });

  it('[F4] from before this process lived loses nothing to commits that go on meanwhile', async () => {
    await traffic(20);
    const reader = await open();
    const working = traffic(20);
    const screens = await Promise.all(range(1, 20).map((after) => reader.follow(all, after)));
    await working;
    const last = await lastSeq();
    await reader.caughtUp(last);
    reader.feed.broadcast.flush();
    for (const [index, screen] of screens.entries()) expect(screen.seqs()).toEqual(range(index + 2, last));
  });

  it('[F4] too far behind begins anew with a snapshot', async () => {
    const entries = Array.from({ length: resumeAtMost }, (_, index) => entryOf('visit:gone', index + 1));
    await commit(redis, demoKeys, visitCommit('gone', 0, { written: [], entries }));
    const reader = await open();
    expect((await reader.follow(all, 1)).answer).toHaveProperty('events');
    await fixture.declare();
    await reader.caughtUp(resumeAtMost + 2);
    expect((await reader.follow(all, 1)).answer).toMatchObject({ resync: { why: 'behind' } });
  });

  it('[F4] begins anew when what it missed was archived away', async () => {
    await traffic(3);
    await redis.xtrim(demoKeys.feed, 'MINID', '5');
    const reader = await open();
    expect((await reader.follow(all, 5)).answer).toHaveProperty('events');
    expect((await reader.follow(all, 3)).answer).toHaveProperty('snapshot');
  });

  it('[F4] from a process that has read further waits until this one has, too', async () => {
    const [ahead, behind] = [await open(), await open()];
    await traffic(1);
    const last = await lastSeq();
    await ahead.caughtUp(last);
    const screen = await behind.follow(all, last);
    expect(screen.answer).toMatchObject({ seq: last, events: [] });
  });

  it('[F7] that saw what the store has lost begins anew', async () => {
    const reader = await open();
    const screen = await reader.follow(all, 1_000);
    expect(screen.answer).toHaveProperty('snapshot');
  });
});
