import { gateOfficer, supervisorA } from '@cordon/protocol/testing/actors.ts';
import { eventSchema } from '@cordon/protocol/stored/event.ts';
import { visitSchema } from '@cordon/protocol/stored/visit.ts';
import type { TestRedis } from '@cordon/tests/support/redis.ts';
import type { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDeadlineClock } from '../clock/clock.ts';
import { startSweep } from '../clock/sweep.ts';
import { alertRef, visitRef } from '../log/keys.ts';
import { readTimeline } from '../log/read.ts';
import { handClock } from '../testing/clocks.ts';
import { arriveOf, type SubmitFixture, demoKeys, createSubmitFixture, silent } from '../testing/submit-fixture.ts';
import { type FeedFixture, createFeedFixture } from '../testing/feed-fixture.ts';
import { useStore } from '../testing/store.ts';
import { viewOf } from './view.ts';

const all = viewOf('supervisor', []);

let server: TestRedis;
let redis: Redis;
let fixture: SubmitFixture;
let reader: FeedFixture | null;

useStore(async (store) => {
  ({ server, redis } = store);
  fixture = await createSubmitFixture(redis);
});
beforeEach(() => void (reader = null));
afterEach(() => reader?.stop());

const open = async () => (reader = await createFeedFixture(server.url, fixture.clock));
const lastSeq = async () => (await redis.xrevrange(demoKeys.feed, '+', '-', 'COUNT', 1))[0]?.[0];

/** A state of another version: what the rules stand on is missing in it. */
async function spoil(visitId: string): Promise<void> {
  const key = demoKeys.aggregate(visitRef(visitId));
  const state = JSON.parse((await redis.hget(key, 's')) ?? '') as Record<string, unknown>;
  const { declaration: _, ...rest } = state;
  await redis.hset(key, 's', JSON.stringify(rest));
}

describe('a visit that can not be read', () => {
  it('[L15] is set apart, and everything else is followed as before', async () => {
    const [bad, good] = [await fixture.declare({ plate: '渝A10001' }), await fixture.declare({ plate: '渝A10002' })];
    await spoil(bad);
    const { feed, follow, caughtUp } = await open();
    const screen = await follow(all);
    expect([...feed.live.picture().unreadable.keys()]).toEqual([visitRef(bad)]);
    await fixture.submit(arriveOf(good, '渝A10002'), gateOfficer, null);
    await caughtUp((await fixture.feed()).length);
    feed.broadcast.flush();
    expect(screen.seqs().length).toBeGreaterThan(1);
    expect([...feed.live.picture().visits.keys()]).toEqual([good]);
  });

  it('[SV3] so is one that a later version writes meanwhile', async () => {
    const { feed, caughtUp } = await open();
    const [later, good] = [await fixture.declare({ plate: '渝A10001' }), await fixture.declare({ plate: '渝A10002' })];
    const key = demoKeys.aggregate(visitRef(later));
    const state = JSON.parse((await redis.hget(key, 's')) ?? '') as object;
    await redis.hset(key, 's', JSON.stringify({ ...state, schema: visitSchema.version + 1 }));
    const last = (await fixture.feed()).length;
    const entry = JSON.stringify({ seq: last + 1, schema: eventSchema.version + 1, event: 'in a form to come' });
    await redis.xadd(demoKeys.feed, `${last + 1}-0`, 'e', entry);
    await caughtUp(last + 1);
    expect([...feed.live.picture().unreadable.keys()]).toEqual([visitRef(later)]);
    expect([...feed.live.picture().visits.keys()]).toEqual([good]);
    expect(await fixture.submit(arriveOf(later, '渝A10001'), gateOfficer, null)).toMatchObject({
      code: 'record-unreadable',
    });
  });

  it('[L16] answers a command with a clear refusal, which is final', async () => {
    const [bad, good] = [await fixture.declare({ plate: '渝A10001' }), await fixture.declare({ plate: '渝A10002' })];
    await redis.hset(demoKeys.aggregate(visitRef(bad)), 's', '{"id":');
    expect(await fixture.submit(arriveOf(bad, '渝A10001'), gateOfficer, null)).toMatchObject({
      ok: false,
      code: 'record-unreadable',
      retryable: false,
    });
    expect(await fixture.submit(arriveOf(good, '渝A10002'), gateOfficer, null)).toMatchObject({ ok: true });
  });

  it('[L16] keeps no other deadline waiting, and no other one from being looked through', async () => {
    const [bad, good] = [await fixture.declare({ plate: '渝A10001' }), await fixture.declare({ plate: '渝A10002' })];
    for (const [id, plate] of [
      [bad, '渝A10001'],
      [good, '渝A10002'],
    ] as const) {
      await fixture.submit(arriveOf(id, plate), gateOfficer, null);
    }
    const due = Number(await redis.zscore(demoKeys.due, visitRef(good)));
    await redis.hset(demoKeys.aggregate(visitRef(bad)), 's', 'null');
    const time = handClock(due + 1);
    fixture.clock.at = due + 1;
    const clock = startDeadlineClock({ redis, keys: demoKeys, siteClock: time, submit: fixture.submit, log: silent });
    await expect
      .poll(async () => (await readTimeline(redis, demoKeys, good)).map(({ event }) => event.type))
      .toContain('deadlinePassed');
    await clock.stop();

    await redis.zadd(demoKeys.due, 5, visitRef(good));
    let differences = -1;
    const onDifferences = (count: number) => void (differences = count);
    const sweep = startSweep({ redis, keys: demoKeys, systemClock: time, log: silent, onDifferences });
    await expect.poll(() => differences).toBe(1);
    await sweep.stop();
  });

  it('[L15] an alert that can not be read does not stop anything either', async () => {
    const visitId = await fixture.declare();
    await fixture.ask(supervisorA, { type: 'setLockdown', reason: '演练' });
    await redis.hset(demoKeys.aggregate(alertRef('demo.site.lockdown')), 's', '{}');
    const { feed, caughtUp } = await open();
    expect([...feed.live.picture().unreadable.keys()]).toEqual([alertRef('demo.site.lockdown')]);
    await fixture.submit(arriveOf(visitId), gateOfficer, null);
    await caughtUp((await fixture.feed()).length);
    expect(feed.live.picture().visits.get(visitId)?.state.status).toBe('atGate');
  });
});

describe('an entry of the feed that can not be read', () => {
  it.each(['{"seq":', 'null', '{"seq":2}'])('[L14] (%s) is passed over, and the feed goes on', async (text) => {
    const { feed, follow, caughtUp } = await open();
    const before = feed.live.position();
    await redis.xadd(demoKeys.feed, '2-0', 'e', text);
    const visitId = await fixture.declare();
    await expect.poll(() => feed.live.picture().seq).toBe(3);
    expect([...feed.live.picture().visits.keys()]).toEqual([visitId]);
    await fixture.submit(arriveOf(visitId), gateOfficer, null);
    const last = Number.parseInt((await lastSeq()) ?? '', 10);
    await caughtUp(last);
    expect(feed.live.picture().seq).toBe(last);
    // Nobody is led over the hole: who comes from before it gets a snapshot, who comes from after it what it missed.
    expect((await follow(all, before)).answer).toMatchObject({ resync: { why: 'behind' } });
    expect((await follow(all, 3)).answer).toHaveProperty('events');
  });
});
