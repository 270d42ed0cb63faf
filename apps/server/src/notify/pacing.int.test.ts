import { minuteMs } from '@cordon/protocol/time.ts';
import type { Redis } from 'ioredis';
import { afterEach, describe, expect, it } from 'vitest';
import { handClock } from '../testing/clocks.ts';
import { useStore } from '../testing/store.ts';
import { createPacingFixture } from './testing/pacing-fixture.ts';
import { type Receiver, startReceiver } from './testing/receiver.ts';
import { mostAMinute, createRobot } from './testing/robot.ts';

let redis: Redis;
let receiver: Receiver;
useStore(
  async (store) => {
    ({ redis } = store);
    receiver = await startReceiver();
  },
  { appendfsync: 'no' },
);
afterEach(() => receiver.stop());

const platesIn = (body: string) => [...body.matchAll(/渝A·(\d{5})/gu)].map(([, plate]) => `渝A${plate}`);
const inAnyMinute = (times: readonly number[]) =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at - from < minuteMs).length));

/* An hour of sending is a thousand round trips, which a busy machine may take its time for. */
const timeout = 120_000;

describe.each(['wecom', 'dingtalk', 'feishu'] as const)(
  'a robot of %s that takes 20 messages a minute',
  { timeout },
  (kind) => {
    it('[NT13] [NT14] has 180 alerts within two minutes, the worst first, none twice', async () => {
      const pacing = await createPacingFixture(redis, receiver, kind);
      const robot = createRobot(kind, pacing.clock);
      receiver.answers((one) => robot.answer(one));
      const severities = Array.from({ length: 180 }, (_, i) =>
        i === 150 ? 'critical' : i % 3 === 0 ? 'high' : 'warning',
      );
      const messages = await pacing.ring(severities);
      const begun = pacing.clock.now();
      await pacing.run(begun + 2 * minuteMs);

      expect(robot.turnedAway()).toBe(0);
      expect(robot.taken.length).toBeLessThanOrEqual(18);
      expect(inAnyMinute(robot.taken.map(({ at }) => at))).toBeLessThan(mostAMinute);
      const sent = robot.taken.flatMap(({ body }) => platesIn(body));
      expect(sent).toHaveLength(180);
      expect(new Set(sent)).toEqual(new Set(messages.map(({ told: one }) => one?.plate)));
      expect(robot.taken[0]?.at).toBe(begun); // nothing waits for others to come
      expect(sent[0]).toBe(messages[150]?.told?.plate);
      const ranks = sent.map((plate) => messages.findIndex((one) => one.told?.plate === plate));
      const high = ranks.slice(1, 60);
      expect(high.every((i) => severities[i] === 'high')).toBe(true);
      expect(high).toEqual(high.toSorted((a, b) => b - a)); // of equals the newest
      expect(robot.taken[0]?.body).toContain('170 more will follow');
      expect(await pacing.outbox.depths()).toEqual({ pending: 0, dead: 0 });
      expect(pacing.waiting()).toBe(0);
    });

    it('[NT14] gets a worse alert that comes later before those that wait', async () => {
      const pacing = await createPacingFixture(redis, receiver, kind);
      const robot = createRobot(kind, pacing.clock);
      receiver.answers((one) => robot.answer(one));
      await pacing.ring(Array.from({ length: 40 }, () => 'warning'));
      await pacing.run(pacing.clock.now());
      const [worst] = await pacing.ring(['critical']);
      await pacing.run(pacing.clock.now() + minuteMs);
      expect(platesIn(robot.taken[1]?.body ?? '')[0]).toBe(worst?.told?.plate);
      expect(robot.taken.flatMap(({ body }) => platesIn(body))).toHaveLength(41);
    });

    it('[NT15] is left alone once it says that it is too much, and loses nothing', async () => {
      const pacing = await createPacingFixture(redis, receiver, kind);
      const robot = createRobot(kind, pacing.clock);
      receiver.answers((one) => robot.answer(one));
      robot.useUp(mostAMinute); // another program sends there, too
      const messages = await pacing.ring(Array.from({ length: 60 }, () => 'high'));
      await pacing.run(pacing.clock.now() + 30_000);
      expect(robot.turnedAway()).toBe(1); // one message found out for all of them
      expect((await pacing.office()?.board())?.resting).toMatchObject([
        { channelId: 'own-webhook', why: { fault: 'too-fast' } },
      ]);
      await pacing.run(pacing.clock.now() + 12 * minuteMs);
      expect(robot.turnedAway()).toBe(1);
      const sent = robot.taken.flatMap(({ body }) => platesIn(body));
      expect(new Set(sent)).toEqual(new Set(messages.map((one) => one.told?.plate)));
      expect(sent).toHaveLength(60);
      expect(await pacing.outbox.depths()).toEqual({ pending: 0, dead: 0 });
    });
  },
);

describe('a receiver', { timeout }, () => {
  it('[NT14] gets up to three alerts one by one, each with all that it says', async () => {
    const pacing = await createPacingFixture(redis, receiver, 'wecom');
    const robot = createRobot('wecom', pacing.clock);
    receiver.answers((one) => robot.answer(one));
    const messages = await pacing.ring(['warning', 'critical', 'high']);
    await pacing.run(pacing.clock.now() + minuteMs);
    const [warning, critical, high] = messages.map((one) => one.told?.plate);
    expect(robot.taken.map(({ body }) => platesIn(body))).toEqual([[critical], [high], [warning]]);
  });

  it('[NT14] that does not take one of several gets each alone, and only that one is given up', async () => {
    const pacing = await createPacingFixture(redis, receiver, 'dingtalk');
    const messages = await pacing.ring(Array.from({ length: 8 }, () => 'high'));
    const bad = messages[3]?.told?.plate;
    const refused = { body: '{"errcode":430104,"errmsg":"不合适内容"}' };
    receiver.answers(({ body }) => (platesIn(body).includes(bad ?? '') ? refused : { body: '{"errcode":0}' }));
    await pacing.run(pacing.clock.now() + 5 * minuteMs);
    const plates = receiver.received.map(({ body }) => platesIn(body));
    expect(plates[0]).toHaveLength(8);
    expect(plates.slice(1).every(({ length }) => length === 1)).toBe(true);
    expect(new Set(plates.slice(1).flat()).size).toBe(8);
    expect(await pacing.outbox.dead()).toMatchObject([{ plate: bad, why: { fault: 'content', detail: '430104' } }]);
    expect(await pacing.outbox.depths()).toEqual({ pending: 0, dead: 1 });
  });

  it('[NT15] of one’s own gets one message for each alert, none while it asks for a pause', async () => {
    const pacing = await createPacingFixture(redis, receiver, 'webhook');
    receiver.answers((_, count) => (count === 3 ? { status: 429, headers: { 'retry-after': '90' } } : {}));
    await pacing.ring(Array.from({ length: 30 }, (_, i) => (i === 20 ? 'critical' : 'warning')));
    const begun = pacing.clock.now();
    await pacing.run(begun + 89_000);
    expect(receiver.received).toHaveLength(3);
    expect(receiver.received[0]?.body).toContain('"severity":"critical"');
    await pacing.run(begun + 95_000);
    expect(receiver.received).toHaveLength(31);
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size).toBe(30);
    expect(ids[3]).toBe(ids[2]); // what was turned away is the first again
    expect(await pacing.outbox.depths()).toEqual({ pending: 0, dead: 0 });
  });

  it('[NT15] that never takes another message is given up after six hours of pauses, one try each', async () => {
    const pacing = await createPacingFixture(redis, receiver, 'dingtalk');
    receiver.answers(() => ({ body: '{"errcode":130101,"errmsg":"send too fast, exceed 20 times per minute"}' }));
    await pacing.ring(['critical']);
    await pacing.run(pacing.clock.now() + 7 * 60 * minuteMs);
    expect(receiver.received).toHaveLength(36);
    expect(await pacing.outbox.dead()).toMatchObject([{ why: { fault: 'too-fast', detail: '130101' } }]);
  });

  it('[NT15] is not left alone for ever because the clock was set back meanwhile', async () => {
    const pacing = await createPacingFixture(redis, receiver, 'wecom');
    receiver.answers(() => ({ body: '{"errcode":45009,"errmsg":"api freq out of limit"}' }));
    await pacing.ring(['high']);
    await pacing.run(pacing.clock.now());
    expect(receiver.received).toHaveLength(1);
    receiver.answers(() => ({ body: '{"errcode":0,"errmsg":"ok"}' }));
    const earlier = await createPacingFixture(redis, receiver, 'wecom', handClock(pacing.clock.now() - 60 * minuteMs));
    await earlier.ring(['critical']);
    await earlier.run(earlier.clock.now() + minuteMs);
    expect(receiver.received).toHaveLength(2);
  });
});
