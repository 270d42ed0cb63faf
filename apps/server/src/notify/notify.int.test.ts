import { supervisorA } from '@cordon/protocol/testing/actors.ts';
import { hourMs } from '@cordon/protocol/time.ts';
import { Redis } from 'ioredis';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { realClock } from '../ops/real-clock.ts';
import { type Door, doorKeys, openDoor, silent } from '../testing/door.ts';
import { copyStore } from '../testing/copy-store.ts';
import { startMortalRedis } from '../testing/mortal-redis.ts';
import { openOutbox } from './outbox/outbox.ts';
import { startOutboxSweep } from './sweep.ts';
import { type Receiver, startReceiver } from './testing/receiver.ts';
import { addChannel, escalate, loseQueue, type NotifyRoom, openNotifyRoom, ring, whsec } from './testing/room.ts';
import { useNotifyScene } from './testing/scene.ts';

let redis: Redis;
let door: Door;
let receiver: Receiver;
let room: NotifyRoom;
const { open, notice, ringNow, ids, settled } = useNotifyScene((scene) => {
  ({ redis, door, receiver, room } = scene);
});
const isOnce = (list: readonly string[]) => new Set(list).size === list.length;

describe('an alert that nobody takes in hand', () => {
  it('[NT2] becomes one signed message for each channel whose people are asked, at each step', async () => {
    const office = await startReceiver();
    await addChannel(door, room, office, { id: 'office', audience: ['admin'] });
    await addChannel(door, room, receiver, { id: 'off', enabled: false });
    room.work();
    await room.keep();
    const alertId = await ringNow();
    await receiver.got(1);
    await escalate(redis, door, alertId);
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
    await redis.del(doorKeys.outbox.at);
    await ringNow();
    room.work();
    await room.keep();
    await expect.poll(() => redis.get(doorKeys.outbox.at)).not.toBeNull();
    await ringNow();
    await receiver.got(1);
    await settled({});
    expect(receiver.received).toHaveLength(1);
  });

  it('[NT2] acknowledged in time, it tells nobody', async () => {
    room.work();
    await room.keep();
    const visitId = await door.declare();
    await door.ask(supervisorA, { type: 'setLockdown', reason: '演练' });
    await door.ask(supervisorA, { type: 'acknowledgeAlert', alertId: 'demo.site.lockdown', comment: null });
    await door.ask(supervisorA, { type: 'holdVisit', visitId, reason: '等' });
    notice();
    await expect.poll(() => room.notify.reached()).toBe((await door.feed()).length);
    expect(await room.notify.depths()).toEqual({ pending: 0, dead: 0 });
  });
});

describe('after the record went back', () => {
  it('[F15] what rings then is told, though its number was read before', async () => {
    room.work();
    await room.keep();
    const copied = await copyStore(redis);
    await ringNow();
    await receiver.got(1);
    await settled({});
    const read = (await door.feed()).length;
    await expect.poll(() => room.notify.reached()).toBe(read);
    await copied.restore();
    room.beginAnew();
    await ringNow();
    await receiver.got(2);
    expect((await door.feed()).length).toBeLessThanOrEqual(read);
  });
});

describe('nothing is lost and nothing repeated', () => {
  it('[NT3] when two processes believe to be the one that follows the feed', async () => {
    const other = await open();
    room.work();
    await Promise.all([room.keep(), other.keep()]);
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
    await expect.poll(() => room.notify.depths()).toMatchObject({ pending: 1 });
    await dying.stop();
    room.work();
    await room.keep(); // its sweep finds what has no job
    await receiver.got(1);
    await settled({});
  });

  it('[NT3] when every key of the queue is deleted, with messages waiting, being tried again, and sent', async () => {
    const worker = room.work();
    await room.keep();
    await ringNow();
    await receiver.got(1);
    await settled({});
    receiver.answers(() => ({ status: 503 }));
    await ringNow();
    await receiver.got(2);
    await worker.stop();
    for (let i = 0; i < 5; i += 1) await ringNow();
    await expect.poll(() => room.notify.depths()).toMatchObject({ pending: 6 });
    await room.leave();
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
    room.work();
    await room.keep();
    await ringNow();
    await receiver.got(1);
    await loseQueue(redis);
    await room.leave();
    await room.keep(); // makes another job, which finds the message claimed and waits
    await expect.poll(() => room.queue.depths()).toMatchObject({ delayed: 1 });
    expect(receiver.received).toHaveLength(1);
    answered.resolve({ status: 200 });
    await settled({});
    expect(receiver.received).toHaveLength(1);
  });

  it('[NT3] when a job runs twice', async () => {
    room.work();
    await room.keep();
    await ringNow();
    await receiver.got(1);
    await settled({});
    const [id = ''] = ids();
    expect(await room.notify.attempt(id, new AbortController().signal)).toEqual({ is: 'done' });
    expect(await room.notify.attempt('msg_none', new AbortController().signal)).toEqual({ is: 'done' });
    expect(receiver.received).toHaveLength(1);
  });

  it('[NT3] sent messages are forgotten after a week, and not sent again for that', async () => {
    room.work();
    await room.keep();
    await ringNow();
    await receiver.got(1);
    await settled({});
    await room.leave();
    const later = () => Date.now() + 8 * 24 * hourMs;
    const clock = { now: later, setTimer: realClock.setTimer };
    const outbox = openOutbox({ redis, keys: doorKeys, siteClock: clock, systemClock: realClock });
    const sweep = startOutboxSweep({
      outbox,
      schedule: async () => undefined,
      siteClock: clock,
      systemClock: realClock,
      log: silent,
    });
    const kept = [doorKeys.outbox.at, doorKeys.outbox.lane('own-webhook')];
    await expect.poll(async () => (await redis.keys(`${doorKeys.prefix}outbox:*`)).toSorted()).toEqual(kept);
    await sweep.stop();
    await room.keep();
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
    const ownDoor = await openDoor(own);
    const there = await openNotifyRoom({ connect });
    await addChannel(ownDoor, there, receiver);
    there.work();
    await there.keep();
    await ring(own, ownDoor).then(() => there.notice());
    await receiver.got(1);
    await mortal.kill();
    await mortal.start();
    for (let i = 0; i < 3; i += 1) await ring(own, ownDoor).then(() => there.notice());
    await receiver.got(4);
    await expect.poll(() => there.notify.depths()).toEqual({ pending: 0, dead: 0 });
    expect(receiver.received).toHaveLength(4);
    expect(isOnce(ids())).toBe(true);
    await there.stop();
    for (const client of clients) client.disconnect();
    await mortal.stop();
  });
});
