import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { administrator, supervisorA } from '@cordon/protocol/testing/actors.ts';
import { hourMs } from '@cordon/protocol/time.ts';
import { startTestRedis, type TestRedis } from '@cordon/tests/support/redis.ts';
import type { Redis } from 'ioredis';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Door, doorKeys, openDoor } from '../testing/door.ts';
import { startMortalRedis } from '../testing/mortal-redis.ts';
import { Redis as Client } from 'ioredis';
import { type Receiver, startReceiver } from './testing/receiver.ts';
import {
  addChannel,
  channelKey,
  escalate,
  loseQueue,
  noticeAll,
  type NotifyRoom,
  openNotifyRoom,
  ring,
  type RoomParts,
  whsec,
} from './testing/room.ts';
import { openChannelSecrets } from './channel-secrets.ts';
import { startOutboxSweep } from './sweep.ts';
import { openOutbox } from './outbox/outbox.ts';
import { realClock } from '../ops/real-clock.ts';
import { silent } from '../testing/door.ts';

let server: TestRedis;
let redis: Redis;
let door: Door;
let receiver: Receiver;
let room: NotifyRoom;
const rooms: NotifyRoom[] = [];

async function open(parts: Partial<RoomParts> = {}): Promise<NotifyRoom> {
  const opened = await openNotifyRoom({ connect: (options) => server.connect(options), ...parts });
  rooms.push(opened);
  return opened;
}

beforeEach(async () => {
  server = await startTestRedis({ appendfsync: 'no' });
  redis = server.connect();
  door = await openDoor(redis);
  receiver = await startReceiver();
  room = await open();
  await addChannel(door, room, receiver);
});
afterEach(async () => {
  await Promise.all(rooms.splice(0).map((one) => one.stop()));
  await receiver.stop();
  await server.stop();
});

async function ringNow(): Promise<string> {
  const alertId = await ring(redis, door);
  noticeAll(rooms);
  return alertId;
}

const ids = () => receiver.received.map(({ headers }) => String(headers['webhook-id']));
const isOnce = (list: readonly string[]) => new Set(list).size === list.length;
const settled = async (state: { pending?: number; dead?: number }) =>
  expect.poll(() => room.notify.depths()).toMatchObject({ pending: 0, dead: 0, ...state });

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
    noticeAll(rooms); // now the office is asked too
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
    noticeAll(rooms);
    await expect.poll(() => room.notify.reached()).toBe((await door.feed()).length);
    expect(await room.notify.depths()).toEqual({ pending: 0, dead: 0 });
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
    const outbox = openOutbox({ redis, keys: doorKeys, clock, pace: realClock });
    const sweep = startOutboxSweep({ outbox, schedule: async () => undefined, clock, pace: realClock, log: silent });
    await expect.poll(() => redis.keys(`${doorKeys.prefix}outbox:*`)).toEqual([doorKeys.outbox.at]);
    await sweep.stop();
    await room.keep();
    await ringNow();
    await receiver.got(2);
    await settled({});
    expect(isOnce(ids())).toBe(true);
  });
});

describe('a receiver that fails', () => {
  it('[NT4] and recovers gets the message, each try later than the one before', async () => {
    const at: number[] = [];
    receiver.answers((_, count) => {
      at.push(performance.now());
      return count < 3 ? { status: 500 } : {};
    });
    room.work();
    await room.keep();
    await ringNow();
    await receiver.got(3);
    await settled({});
    const [first = 0, second = 0, third = 0] = at;
    expect(second - first).toBeGreaterThanOrEqual(19);
    expect(third - second).toBeGreaterThanOrEqual(39);
    expect(new Set(ids()).size).toBe(1); // the same message, by its ID
  });

  it('[NT4] that asks to be left alone for a while is', async () => {
    const patient = await open({ outbound: { retrying: { mostTries: 3, firstMs: 20, factor: 2, longestMs: hourMs } } });
    receiver.answers(() => ({ status: 429, headers: { 'retry-after': '90' } }));
    patient.work();
    await patient.keep();
    await ringNow();
    await receiver.got(1);
    const next = async () => Number((await redis.zrange(doorKeys.outbox.pending, '0', '-1', 'WITHSCORES'))[1]);
    await expect.poll(async () => (await next()) - Date.now()).toBeGreaterThan(80_000);
    // A job that was lost and made again comes too early, and is sent away.
    const early = await patient.notify.attempt(ids()[0] ?? '', new AbortController().signal);
    expect(early).toMatchObject({ is: 'later' });
    expect(receiver.received).toHaveLength(1);
  });

  it('[NT4] for good leaves a dead letter, which is sent again or dropped by the office', async () => {
    receiver.answers(() => ({ status: 500 }));
    room.work();
    await room.keep();
    await ringNow();
    await settled({ dead: 1 });
    expect(receiver.received).toHaveLength(3);
    receiver.answers(() => ({ status: 404 }));
    await ringNow();
    await settled({ dead: 2 });
    expect(receiver.received).toHaveLength(4);
    const { letters } = await room.notify.office.dead();
    expect(letters).toMatchObject([
      { rule: 'visit.held', severity: 'high', tries: 1, why: { fault: 'status', detail: '404' } },
      { rule: 'visit.held', severity: 'high', tries: 3, why: { fault: 'status', detail: '500' } },
    ]);

    receiver.answers(() => ({}));
    const [refused, exhausted] = letters.map(({ id }) => id);
    expect(await room.notify.office.replay(exhausted ?? '')).toBe(true);
    expect(await room.notify.office.replay(exhausted ?? '')).toBe(false);
    await settled({ dead: 1 });
    expect(ids().at(-1)).toBe(exhausted);
    expect(await room.notify.office.drop(refused ?? '')).toBe(true);
    expect(await room.notify.office.drop(refused ?? '')).toBe(false);
    await settled({ dead: 0 });
    expect(receiver.received).toHaveLength(5);
  });

  it('[NT4] all of them at once, when it is well again', async () => {
    receiver.answers(() => ({ status: 400 }));
    room.work();
    await room.keep();
    for (let i = 0; i < 3; i += 1) await ringNow();
    await settled({ dead: 3 });
    receiver.answers(() => ({}));
    expect(await room.notify.office.replayAll()).toBe(3);
    await settled({});
    expect(receiver.received).toHaveLength(6);
  });
});

describe('a worker', () => {
  it('[NT9] that is killed in the middle of sending: another one finishes', async () => {
    receiver.answers((_, count) => (count === 1 ? 'hang' : {}));
    const path = fileURLToPath(new URL('testing/worker-process.ts', import.meta.url));
    const child = spawn(process.execPath, [path, server.url], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    await room.keep();
    await ringNow();
    await receiver.got(1);
    child.kill('SIGKILL');
    await once(child, 'exit');
    // Its claim runs out by itself; here nobody waits for that.
    const [claim = ''] = await redis.keys(doorKeys.outbox.claim('*'));
    await redis.del(claim);
    room.work();
    await receiver.got(2);
    await settled({});
    expect(receiver.received).toHaveLength(2);
    expect(new Set(ids()).size).toBe(1);
  });

  it('[NT9] that is frozen in the middle of sending: another one finishes, and its late word changes nothing', async () => {
    const held = Promise.withResolvers<{ status: number }>();
    receiver.answers((_, count) => (count === 1 ? held.promise : {}));
    const path = fileURLToPath(new URL('testing/worker-process.ts', import.meta.url));
    const child = spawn(process.execPath, [path, server.url], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    await room.keep();
    await ringNow();
    await receiver.got(1);
    child.kill('SIGSTOP');
    // Its claim runs out by itself; here nobody waits for that.
    const [claim = ''] = await redis.keys(doorKeys.outbox.claim('*'));
    await redis.del(claim);
    room.work();
    await receiver.got(2);
    await settled({});
    const sent = await redis.zrange(doorKeys.outbox.sent, '0', '-1', 'WITHSCORES');
    expect(sent).toHaveLength(2);

    held.resolve({ status: 500 }); // the frozen one would try again, later
    const tried = once(child.stdout, 'data');
    child.kill('SIGCONT');
    await tried;
    child.kill('SIGKILL');
    await once(child, 'exit');
    await settled({});
    expect(await redis.zrange(doorKeys.outbox.sent, '0', '-1', 'WITHSCORES')).toEqual(sent);
    expect(receiver.received).toHaveLength(2);
    expect(new Set(ids()).size).toBe(1);
  });

  it('[NT9] that stops lets a sending end', async () => {
    const answered = Promise.withResolvers<{ status: number }>();
    receiver.answers(() => answered.promise);
    const worker = room.work();
    await room.keep();
    await ringNow();
    await receiver.got(1);
    const stopped = worker.stop();
    answered.resolve({ status: 200 });
    await stopped;
    await settled({});
    expect(receiver.received).toHaveLength(1);
  });

  it('[NT9] that stops does not wait for ever, and leaves the message to another', async () => {
    receiver.answers((_, count) => (count === 1 ? 'hang' : {}));
    const worker = room.work();
    await room.keep();
    await ringNow();
    await receiver.got(1);
    const begun = performance.now();
    await worker.stop();
    expect(performance.now() - begun).toBeLessThan(2_000);
    const other = await open();
    await other.keep();
    other.work();
    await receiver.got(2);
    await settled({});
  });
});

describe('Redis', () => {
  it('[NT9] away and back: everything arrives, once', async () => {
    const mortal = await startMortalRedis();
    const clients: Client[] = [];
    const connect = (options = {}) => {
      const client = new Client({ path: mortal.url, retryStrategy: () => 50, ...options });
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

describe('addresses and secrets', () => {
  it('[NT6] lie sealed in the store, open with the site’s key and for their own channel only', async () => {
    const dump = JSON.stringify(await redis.hgetall(`${doorKeys.prefix}channel-secret:own-webhook`));
    expect(dump).not.toContain('hooks.example.com');
    expect(dump).not.toContain(whsec);
    const own = openChannelSecrets(redis, doorKeys.prefix, channelKey);
    expect(await own.get('own-webhook')).toMatchObject({ secret: whsec });
    expect(await openChannelSecrets(redis, doorKeys.prefix, Buffer.alloc(32, 9)).get('own-webhook')).toBeNull();
    await redis.rename(`${doorKeys.prefix}channel-secret:own-webhook`, `${doorKeys.prefix}channel-secret:other`);
    expect(await own.get('other')).toBeNull();
  });

  it('[NT6] go with their channel', async () => {
    await room.keep();
    await door.ask(administrator, { type: 'removeChannel', channelId: 'own-webhook' });
    noticeAll(rooms);
    await expect.poll(() => redis.exists(`${doorKeys.prefix}channel-secret:own-webhook`)).toBe(0);
  });

  it('[NT6] are told of by host alone; another host does not inherit the secret', async () => {
    const { office } = room.notify;
    expect(await office.targets()).toEqual([
      { id: 'own-webhook', host: `hooks.example.com:${receiver.port}`, hasSecret: true },
    ]);
    expect(await office.enter('own-webhook', { url: 'https://elsewhere.example.com/' })).toMatchObject({
      code: 'channel-secret-refused',
      params: { why: 'needed' },
    });
    const moved = await office.enter('own-webhook', { url: `http://hooks.example.com:${receiver.port}/new` });
    expect(moved).toMatchObject({ ok: true, value: { hasSecret: true } });
    expect(await office.enter('own-webhook', { url: 'https://10.0.0.1/' })).toMatchObject({
      code: 'channel-address-refused',
      params: { why: 'not-public' },
    });
    expect(await office.enter('nobody', {})).toMatchObject({ code: 'channel-unknown' });
  });
});

describe('the test button', () => {
  it('[NT10] sends at once, and says how it went; nothing is kept of it', async () => {
    const { office } = room.notify;
    expect(await office.test('own-webhook')).toEqual({ ok: true, value: { is: 'sent' } });
    expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({ type: 'test' });
    receiver.answers(() => ({ status: 403 }));
    expect(await office.test('own-webhook')).toMatchObject({
      value: { is: 'failed', why: { fault: 'status', detail: '403' } },
    });
    expect(await office.test('nobody')).toMatchObject({ code: 'channel-unknown' });
    await settled({});
  });
});
