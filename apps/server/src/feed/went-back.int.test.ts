import { gateOfficer } from '@cordon/protocol/testing/actors.ts';
import type { TestRedis } from '@cordon/tests/support/redis.ts';
import type { Redis } from 'ioredis';
import { afterEach, describe, expect, it } from 'vitest';
import { readIdentity } from '../log/feed-identity.ts';
import { readPicture } from '../log/snapshot.ts';
import { copyStore } from '../testing/copy-store.ts';
import { arriveOf, type SubmitFixture, demoKeys, createSubmitFixture } from '../testing/submit-fixture.ts';
import { type FeedFixture, createFeedFixture } from '../testing/feed-fixture.ts';
import { useStore } from '../testing/store.ts';
import type { Known } from './continuity.ts';
import { viewOf } from './view.ts';

const all = viewOf('supervisor', []);

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

async function open(left: Known | null = null): Promise<FeedFixture> {
  const place = { read: () => left, follow: () => ({ stop: () => Promise.resolve() }) };
  const reader = await createFeedFixture(server.url, fixture.clock, place);
  readers.push(reader);
  return reader;
}

async function traffic(visits: number, series: string): Promise<void> {
  for (let one = 0; one < visits; one++) {
    const plate = `渝${series}${10_000 + one}`;
    const visitId = await fixture.declare({ plate });
    await fixture.submit(arriveOf(visitId, plate), gateOfficer, null);
  }
}

const lastSeq = async () => (await fixture.feed()).length;
const breaksOf = async () => (await readIdentity(redis, demoKeys))?.breaks;

/** The store as it was two vehicles ago takes its place, and grows past every number that was seen. */
async function exchanged(copied: { restore(): Promise<void> }): Promise<void> {
  await copied.restore();
  await traffic(5, 'B');
}

describe('a store that was exchanged for an older copy and grew past what was seen', () => {
  it('[F10] is noticed by those who are connected, though every number is there', async () => {
    await traffic(2, 'A');
    const reader = await open();
    const copied = await copyStore(redis);
    const shared = await lastSeq();
    await traffic(3, 'A');
    await reader.caughtUp(await lastSeq());
    let breaks = 0;
    reader.feed.live.watch({ onBreak: () => void (breaks += 1) });
    await exchanged(copied);
    await expect.poll(() => breaks).toBeGreaterThan(0);
    await reader.caughtUp(await lastSeq());
    expect(reader.feed.live.picture()).toEqual(await readPicture(redis, demoKeys, fixture.clock.at));
    expect(await breaksOf()).toMatchObject([{ to: { seq: shared } }]);
  });

  it('[F12] gives a follower that comes back a snapshot, and says up to where both histories are one', async () => {
    await traffic(2, 'A');
    const reader = await open();
    const copied = await copyStore(redis);
    const shared = await lastSeq();
    const screen = await reader.follow(all);
    await traffic(3, 'A');
    const seen = await lastSeq();
    await reader.caughtUp(seen);
    reader.feed.broadcast.flush();
    const place = screen.place();
    screen.leave();
    await exchanged(copied);
    await expect.poll(() => reader.feed.live.identity().breaks.length).toBe(1);
    await reader.caughtUp(await lastSeq());
    const back = await reader.follow(all, place);
    expect(back.answer).toMatchObject({ resync: { why: 'other-history', sharedUpTo: shared } });
    expect(back.answer).toHaveProperty('snapshot');
    expect(back.answer?.feed).not.toBe(screen.answer?.feed);
    expect((await reader.follow(all, back.place())).answer).toMatchObject({ events: [] });
  });

  it('[F11] gets one new identity, by however many processes', async () => {
    await traffic(2, 'A');
    const [one, two] = [await open(), await open()];
    const copied = await copyStore(redis);
    await traffic(3, 'A');
    for (const reader of [one, two]) await reader.caughtUp(await lastSeq());
    const before = one.feed.live.identity().id;
    await exchanged(copied);
    for (const reader of [one, two]) await expect.poll(() => reader.feed.live.identity().breaks.length).toBe(1);
    const identity = await readIdentity(redis, demoKeys);
    expect(identity?.id).not.toBe(before);
    expect(one.feed.live.identity()).toEqual(identity);
    expect(two.feed.live.identity()).toEqual(identity);
  });

  it('[F11] gets another one than it ever had, also when the copy is older than its last identity', async () => {
    const reader = await open();
    const first = reader.feed.live.identity().id;
    const copied = await copyStore(redis);
    for (const series of ['A', 'C']) {
      await traffic(1, series);
      await reader.caughtUp(await lastSeq());
      await copied.restore();
      await expect.poll(() => reader.feed.live.picture().seq).toBe(1);
      const { id } = reader.feed.live.identity();
      expect(id).not.toBe(first);
      expect((await readIdentity(redis, demoKeys))?.id).toBe(id);
    }
  });

  it('[F10] is known at the next start by what this machine kept beside it', async () => {
    await traffic(2, 'A');
    const before = await open();
    const copied = await copyStore(redis);
    const shared = await lastSeq();
    await traffic(3, 'A');
    await before.caughtUp(await lastSeq());
    const known = before.feed.live.known();
    await before.stop();
    await copied.restore();
    const after = await open({ ...(known as Known), marks: () => [] });
    expect(after.feed.live.identity().id).not.toBe(known?.feed);
    expect(await breaksOf()).toMatchObject([{ feed: known?.feed, from: { seq: known?.seq }, to: { seq: shared } }]);
  });

  it('[F10] is known then also when it has grown past it; to where it went back is not', async () => {
    await traffic(2, 'A');
    const before = await open();
    const copied = await copyStore(redis);
    await traffic(3, 'A');
    await before.caughtUp(await lastSeq());
    const known = before.feed.live.known();
    await before.stop();
    await exchanged(copied);
    await open({ ...(known as Known), marks: () => [] });
    expect(await breaksOf()).toMatchObject([{ from: { seq: known?.seq }, to: null }]);
  });

  it('[F13] that no server knows of is reported by a device that has seen more', async () => {
    await traffic(2, 'A');
    const before = await open();
    const screen = await before.follow(all);
    const copied = await copyStore(redis);
    await traffic(3, 'A');
    await before.caughtUp(await lastSeq());
    before.feed.broadcast.flush();
    await before.stop();
    await exchanged(copied);
    const after = await open();
    const back = await after.follow(all, screen.place());
    expect(back.answer).toMatchObject({ resync: { why: 'other-history', sharedUpTo: null } });
    expect(after.unknown).toEqual([screen.place()]);
  });
});

it('[F16] each process counts a break once, no matter which found it, also when it finds it at its start', async () => {
  await traffic(2, 'A');
  const [one, two] = [await open(), await open()];
  const copied = await copyStore(redis);
  await traffic(3, 'A');
  for (const reader of [one, two]) await reader.caughtUp(await lastSeq());
  const left = one.feed.live.known();
  await exchanged(copied);
  for (const reader of [one, two]) await expect.poll(() => reader.breaks()).toBe(1);
  const third = await open(left);
  expect(third.breaks()).toBe(1);
  await traffic(1, 'C');
  await redis.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
  for (const reader of [one, two, third]) await reader.caughtUp(await lastSeq());
  expect([one, two, third].map((reader) => reader.breaks())).toEqual([1, 1, 1]);
  const fourth = await open(); // knows of no feed before
  expect(fourth.breaks()).toBe(0);
});

it('[F10] a feed that only grows, is trimmed or whose Redis was away keeps its identity', async () => {
  const reader = await open();
  const { id } = reader.feed.live.identity();
  await traffic(2, 'A');
  await reader.caughtUp(await lastSeq());
  await redis.xtrim(demoKeys.feed, 'MAXLEN', '0');
  await redis.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
  await fixture.declare({ plate: '渝D10000' });
  await expect.poll(() => reader.feed.live.picture().visits.size).toBe(3);
  expect((await readIdentity(redis, demoKeys))?.id).toBe(id);
});

it('[F9] a follower of an older version, which knows a number alone, gets a snapshot', async () => {
  const reader = await open();
  const answers: unknown[] = [];
  const seat = { id: 's', join: () => true, answer: (answer: unknown) => void answers.push(answer) };
  await reader.feed.followers.follow({ after: 1 }, all, seat);
  expect(answers).toMatchObject([{ seq: 1, resync: null }]);
  expect(answers[0]).toHaveProperty('snapshot');
});

it('[F9] a store of an older version gets an identity at its first start, once for all processes', async () => {
  await redis.del(demoKeys.feedIdentity);
  const [one, two] = await Promise.all([open(), open()]);
  expect(one.feed.live.identity()).toEqual(two.feed.live.identity());
});
