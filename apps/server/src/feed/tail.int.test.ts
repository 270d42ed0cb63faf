import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isUnderWay } from '@cordon/protocol/visit/state.ts';
import { gateOfficer } from '@cordon/protocol/testing/actors.ts';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { eventOf } from '../log/read.ts';
import { readPicture } from '../log/snapshot.ts';
import { handClock } from '../testing/clocks.ts';
import { arriveOf, type SubmitFixture, demoKeys, createSubmitFixture, silent } from '../testing/submit-fixture.ts';
import { type FeedFixture, createFeedFixture } from '../testing/feed-fixture.ts';
import { type MortalRedis, startMortalRedis } from '../testing/mortal-redis.ts';
import { startTail } from './tail.ts';
import { viewOf } from './view.ts';

const all = viewOf('supervisor', []);

let server: MortalRedis;
let redis: Redis;
let fixture: SubmitFixture;
let reader: FeedFixture;

beforeEach(async () => {
  server = await startMortalRedis();
  redis = new Redis(server.url, { retryStrategy: () => 20 });
  redis.on('error', () => undefined);
  fixture = await createSubmitFixture(redis);
  reader = await createFeedFixture(server.url, fixture.clock);
});
afterEach(async () => {
  redis.disconnect();
  await reader.stop();
  await server.stop();
});

const lastSeq = async () => (await fixture.feed()).length;

it('[F1] keeps a picture that is the store’s, event by event', async () => {
  for (const plate of ['渝A10001', '渝A10002', '渝A10003']) {
    const visitId = await fixture.declare({ plate });
    await fixture.submit(arriveOf(visitId, plate), gateOfficer, null);
  }
  await reader.caughtUp(await lastSeq());
  const stored = await readPicture(redis, demoKeys, fixture.clock.at);
  expect(reader.feed.live.picture()).toEqual(stored);
  expect([...stored.visits.values()].every(({ state }) => isUnderWay(state))).toBe(true);
});

it('[F1] goes on after Redis was killed and came back, without a gap', async () => {
  const screen = await reader.follow(all);
  await fixture.declare();
  await reader.caughtUp(await lastSeq());
  await server.kill();
  await server.start();
  await fixture.declare();
  await reader.caughtUp(await lastSeq());
  reader.feed.broadcast.flush();
  expect(screen.seqs()).toEqual([2, 3]);
});

it('[F8] keeps no reference to the entries it has passed on: a server runs for months', async () => {
  const passed: WeakRef<object>[] = [];
  const tail = startTail({
    ...{
      redis: new Redis(server.url),
      keys: demoKeys,
      siteClock: fixture.clock,
      systemClock: handClock(0),
      log: silent,
    },
    onPicture: () => undefined,
    known: () => null,
    onEntries: (entries) => void passed.push(new WeakRef(entries)),
    onCurrent: () => undefined,
  });
  await tail.started;
  for (let i = 0; i < 30; i++) await fixture.declare({ plate: `渝A${30_000 + i}` });
  await expect.poll(() => passed.length).toBeGreaterThan(20);
  setFlagsFromString('--expose-gc');
  const collect = z.custom<() => void>().parse(runInNewContext('gc'));
  // The last answer may still be on its way; all the others are nobody's any more.
  await expect
    .poll(() => {
      collect();
      return passed.filter((held) => held.deref() !== undefined).length;
    })
    .toBeLessThan(3);
  await tail.stop();
});

it('[F1] stops at once, also while Redis is away', async () => {
  await server.kill();
  await expect.poll(() => redis.status).toBe('reconnecting');
  await reader.stop(); // before Redis is back
  await server.start();
});

it('[F7] tells followers to begin anew when the store has lost what they saw', async () => {
  let breaks = 0;
  reader.feed.live.watch({ onBreak: () => void (breaks += 1) });
  for (let one = 0; one < 3; one++) await fixture.declare();
  await reader.caughtUp(4);
  await server.kill();
  server.forget();
  await server.start();
  fixture = await createSubmitFixture(redis);
  await expect.poll(() => breaks).toBe(1);
  expect(reader.feed.live.picture().seq).toBe(1);
  await fixture.declare();
  await reader.caughtUp(2);
});

it('[F7] reads the picture anew when an entry is missing', async () => {
  let breaks = 0;
  reader.feed.live.watch({ onBreak: () => void (breaks += 1) });
  const text = (await redis.xrange(demoKeys.feed, '1-0', '1-0'))[0]?.[1][1] ?? '';
  await redis.xadd(demoKeys.feed, '3-0', 'e', JSON.stringify({ ...eventOf(text), seq: 3 }));
  await expect.poll(() => breaks).toBe(1);
  expect(reader.feed.live.picture().seq).toBe(3);
});

it('[F6] is not taken in by a Redis that is frozen: it says nothing, connects anew, and goes on', async () => {
  const systemClock = handClock(0);
  const warned: unknown[] = [];
  let answers = 0;
  const seqs: number[] = [];
  const tail = startTail({
    redis: new Redis(server.url, { maxRetriesPerRequest: null }).on('error', () => undefined),
    ...{ keys: demoKeys, siteClock: fixture.clock, systemClock },
    log: {
      ...silent,
      warn: (...said: unknown[]) => void warned.push(said),
      error: () => undefined,
      info: () => undefined,
    },
    onPicture: () => undefined,
    known: () => null,
    onEntries: (entries) => void seqs.push(...entries.map(({ seq }) => seq)),
    onCurrent: () => void (answers += 1),
  });
  await tail.started;
  server.freeze();
  const before = answers;
  systemClock.advance(5_999);
  expect(warned).toEqual([]);
  systemClock.advance(1);
  expect(warned).toHaveLength(1);
  expect(answers).toBe(before);
  server.thaw();
  await fixture.declare();
  await expect.poll(() => seqs).toEqual([2]);
  await tail.stop();
});
