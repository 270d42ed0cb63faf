import { supervisorA } from '@cordon/protocol/testing/actors.ts';
import { hourMs } from '@cordon/protocol/time.ts';
import { Redis } from 'ioredis';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { realClock } from '../ops/real-clock.ts';
import { type SubmitFixture, demoKeys, createSubmitFixture, silent } from '../testing/submit-fixture.ts';
import { copyStore } from '../testing/copy-store.ts';
import { startMortalRedis } from '../testing/mortal-redis.ts';
import { createOutbox } from './outbox/outbox.ts';
import { startOutboxSweep } from './sweep.ts';
import { type Receiver, startReceiver } from './testing/receiver.ts';
import {
  addChannel,
  escalate,
  loseQueue,
  type NotifyFixture,
  createNotifyFixture,
  ring,
  whsec,
} from './testing/notify-fixture.ts';
import { useNotifyScene } from './testing/scene.ts';

let redis: Redis;
let fixture: SubmitFixture;
let receiver: Receiver;
let notifier: NotifyFixture;
const { open, notice, ringNow, ids, settled } = useNotifyScene((scene) => {
  ({ redis, fixture, receiver, notifier } = scene);
});
const isOnce = (list: readonly string[]) => new Set(list).size === list.length;

describe('an alert that nobody acknowledges', () => {
  it('[NT2] becomes one signed message for each channel whose people are asked, at each step', async () => {
    const office = await startReceiver();
    await addChannel(fixture, notifier, office, { id: 'office', audience: ['admin'] });
    await addChannel(fixture, notifier, receiver, { id: 'off', enabled: false });
    notifier.work();
    await notifier.keep();
    const alertId = await ringNow();
    await receiver.got(1);
    await escalate(redis, fixture, alertId);
    notice(); // now the office is asked too
    await Promise.all([receiver.got(2), office.got(1)]);
    await settled({});
    expect(receiver.received.map(({ path }) => path)).toEqual(['/own-webhook', '/own-webhook']);
    const [first] = receiver.received;
    const verified = new Webhook(whsec).verify(first?.body ?? '', first?.headers as Record<string, string>);
    expect(verified).toMatchObject({
      type: 'alert.escalated',
      data: { alertId, step: 0, whom: ['supervisor'], count: 1 },
    });
    expect(office.received).toHaveLength(1);
    expect(isOnce([...ids(), String(office.received[0]?.headers['webhook-id'])])).toBe(true);
    await office.stop();
  });

  it('[NT2] on a feed that was never read for messages, what is past is past', async () => {
    await redis.del(demoKeys.outbox.at);
    await ringNow();
    notifier.work();
    await notifier.keep();
    await expect.poll(() => redis.get(demoKeys.outbox.at)).not.toBeNull();
    await ringNow();
    await receiver.got(1);
    await settled({});
    expect(receiver.received).toHaveLength(1);
  });

  it('[NT2] acknowledged in time, it sends no message', async () => {
    notifier.work();
    await notifier.keep();
    const visitId = await fixture.declare();
    await fixture.ask(supervisorA, { type: 'setLockdown', reason: '演练' });
    await fixture.ask(supervisorA, { type: 'acknowledgeAlert', alertId: 'demo.site.lockdown', comment: null });
    await fixture.ask(supervisorA, { type: 'holdVisit', visitId, reason: '等' });
    notice();
    await expect.poll(() => notifier.notify.reached()).toBe((await fixture.feed()).length);
    expect(await notifier.notify.depths()).toEqual({ pending: 0, dead: 0 });
  });
});

describe('after the record went back', () => {
  it('[F15] what rings then is sent, though its number was read before', async () => {
    notifier.work();
    await notifier.keep();
    const copied = await copyStore(redis);
    await ringNow();
    await receiver.got(1);
    await settled({});
    const read = (await fixture.feed()).length;
    await expect.poll(() => notifier.notify.reached()).toBe(read);
    await copied.restore();
    notifier.beginAnew();
    await ringNow();
    await receiver.got(2);
    expect((await fixture.feed()).length).toBeLessThanOrEqual(read);
  });
});

describe('nothing is lost and nothing repeated', () => {
  it('[NT3] when two processes believe to be the one that follows the feed', async () => {
    const other = await open();
    notifier.work();
    await Promise.all([notifier.keep(), other.keep()]);
    for (let i = 0; i < 10; i += 1) await ringNow();
    await receiver.got(10);
    await settled({});
    expect(receiver.received).toHaveLength(10);
    expect(isOnce(ids())).toBe(true);
  });

  it('[NT3] when it ends between writing messages down and making jobs of them', async () => {
    const dying = await open({ schedule: () => () => Promise.reject(new Error('killed')) });
    await dying.keep();
    await ringNow();
    await expect.poll(() => notifier.notify.depths()).toMatchObject({ pending: 1 });
    await dying.stop();
    notifier.work();
    await notifier.keep(); // its sweep finds what has no job
    await receiver.got(1);
    await settled({});
  });

  it('[NT3] when every key of the queue is deleted, with messages waiting, being tried again, and sent', async () => {
    const worker = notifier.work();
    await notifier.keep();
    await ringNow();
    await receiver.got(1);
    await settled({});
    receiver.answers(() => ({ status: 503 }));
    await ringNow();
    await receiver.got(2);
    await worker.stop();
    for (let i = 0; i < 5; i += 1) await ringNow();
    await expect.poll(() => notifier.notify.depths()).toMatchObject({ pending: 6 });
    await notifier.leave();
    expect(await loseQueue(redis)).toBeGreaterThan(0);
    receiver.answers(() => ({}));
    const other = await open();
    other.work();
    await other.keep();
    await settled({});
    expect(receiver.received).toHaveLength(8); // seven messages, one of them tried twice
    expect(new Set(ids()).size).toBe(7);
  });

  it('[NT3] when the keys go while a message is on its way', async () => {
    const answered = Promise.withResolvers<{ status: number }>();
    receiver.answers(() => answered.promise);
    notifier.work();
    await notifier.keep();
    await ringNow();
    await receiver.got(1);
    await loseQueue(redis);
    await notifier.leave();
    await notifier.keep(); // makes another job, which finds the message claimed and waits
    await expect.poll(() => notifier.queue.depths()).toMatchObject({ delayed: 1 });
    expect(receiver.received).toHaveLength(1);
    answered.resolve({ status: 200 });
    await settled({});
    expect(receiver.received).toHaveLength(1);
  });

  it('[NT3] when a job runs twice', async () => {
    notifier.work();
    await notifier.keep();
    await ringNow();
    await receiver.got(1);
    await settled({});
    const [id = ''] = ids();
    expect(await notifier.notify.attempt(id, new AbortController().signal)).toEqual({ kind: 'done' });
    expect(await notifier.notify.attempt('msg_none', new AbortController().signal)).toEqual({ kind: 'done' });
    expect(receiver.received).toHaveLength(1);
  });

  it('[NT3] sent messages are forgotten after a week, and not sent again for that', async () => {
    notifier.work();
    await notifier.keep();
    await ringNow();
    await receiver.got(1);
    await settled({});
    await notifier.leave();
    const later = () => Date.now() + 8 * 24 * hourMs;
    const clock = { now: later, setTimer: realClock.setTimer };
    const outbox = createOutbox({ redis, keys: demoKeys, siteClock: clock, systemClock: realClock });
    const sweep = startOutboxSweep({
      outbox,
      schedule: async () => undefined,
      siteClock: clock,
      systemClock: realClock,
      log: silent,
    });
    const kept = [demoKeys.outbox.at, demoKeys.outbox.lane('own-webhook')];
    await expect.poll(async () => (await redis.keys(`${demoKeys.prefix}outbox:*`)).toSorted()).toEqual(kept);
    await sweep.stop();
    await notifier.keep();
    await ringNow();
    await receiver.got(2);
    await settled({});
    expect(isOnce(ids())).toBe(true);
  });
});

describe('Redis', () => {
  it('[NT9] away and back: everything arrives, once', async () => {
    const mortal = await startMortalRedis();
    const clients: Redis[] = [];
    const connect = (options = {}) => {
      const client = new Redis({ path: mortal.url, retryStrategy: () => 50, ...options });
      client.on('error', () => undefined);
      clients.push(client);
      return client;
    };
    const own = connect();
    const ownFixture = await createSubmitFixture(own);
    const there = await createNotifyFixture({ connect });
    await addChannel(ownFixture, there, receiver);
    there.work();
    await there.keep();
    await ring(own, ownFixture).then(() => there.notice());
    await receiver.got(1);
    await mortal.kill();
    await mortal.start();
    for (let i = 0; i < 3; i += 1) await ring(own, ownFixture).then(() => there.notice());
    await receiver.got(4);
    await expect.poll(() => there.notify.depths()).toEqual({ pending: 0, dead: 0 });
    expect(receiver.received).toHaveLength(4);
    expect(isOnce(ids())).toBe(true);
    await there.stop();
    for (const client of clients) client.disconnect();
    await mortal.stop();
  });
});
