import { tenAtNight } from '@cordon/protocol/testing/site.ts';
import type { AlertRule } from '@cordon/protocol/alert/state.ts';
import type { TestRedis } from '@cordon/tests/support/redis.ts';
import type { Redis } from 'ioredis';
import { afterEach, describe, expect, it } from 'vitest';
import { readPicture } from '../log/snapshot.ts';
import { createLastSeen } from '../identity/last-seen.ts';
import { createRedisClients } from '../ops/redis-clients.ts';
import { createSettings } from '../redis/settings.ts';
import { type HandClock, handClock } from '../testing/clocks.ts';
import { type SubmitFixture, demoKeys, createSubmitFixture, silent } from '../testing/submit-fixture.ts';
import { useStore } from '../testing/store.ts';
import { startWatch } from './watch.ts';

let server: TestRedis;
let redis: Redis;
let fixture: SubmitFixture;
let systemClock: HandClock;
let isAway: boolean;
let running: { stop(): Promise<void> }[];

const right = { appendonly: 'yes', 'maxmemory-policy': 'noeviction', appendfsync: 'always' };
const set = async (settings: Partial<typeof right>) => {
  for (const [name, value] of Object.entries(settings)) await redis.config('SET', name, value);
};

useStore(async (store) => {
  ({ server, redis } = store);
  await set(right);
  fixture = await createSubmitFixture(redis);
  systemClock = handClock(tenAtNight);
  isAway = false;
  running = [];
});
afterEach(async () => {
  for (const one of running) await one.stop();
  await set(right);
});

/** A process that keeps the watch, as far as the settings of Redis go. */
async function start(): Promise<void> {
  const clients = await createRedisClients(server.url, { systemClock, log: silent });
  const settings = await createSettings({ clients, systemClock, log: silent, folder: null });
  const lastSeen = createLastSeen({ redis, keys: demoKeys, isSignedIn: () => Promise.resolve(true) });
  let picture = await readPicture(redis, demoKeys, systemClock.now());
  const see = async () => void (picture = await readPicture(redis, demoKeys, systemClock.now()));
  const watch = startWatch({
    ...{ lastSeen, settings, siteClock: systemClock, systemClock, log: silent, picture: () => picture },
    async submit(command, ...rest) {
      if (isAway) return { ok: false, commandId: '', code: 'unavailable', retryable: true, params: {}, now: 0 };
      const ack = await fixture.submit(command, ...rest);
      await see();
      return ack;
    },
  });
  running.push({
    async stop() {
      await watch.stop();
      await settings.stop();
      clients.close();
    },
  });
  await pass();
}

/** Time enough for the settings to be looked at, and for the watch to tell of them. */
async function pass(): Promise<void> {
  const asleep = () => expect.poll(() => systemClock.pending()).toBe(2 * running.length);
  await asleep();
  systemClock.advance(60_000);
  await asleep();
  systemClock.advance(5_000);
  await asleep();
}

const reported = async () =>
  (await fixture.feed()).flatMap(({ event }) =>
    event.type === 'watchLost' || event.type === 'watchRegained' ? [`${event.type} ${event.subject.kind}`] : [],
  );
const alerts = async () => {
  const { alerts: all } = await readPicture(redis, demoKeys, systemClock.now());
  return [...all.values()]
    .toSorted((a, b) => a.state.rule.localeCompare(b.state.rule))
    .map(({ state }): [AlertRule, string, boolean] => [state.rule, state.severity, state.clearedAt === null]);
};

describe('[RH10] settings of Redis that lose confirmed steps', () => {
  it('[RH10] ring each by its name, once for all processes, and are over when they are right again', async () => {
    await start();
    await start();
    expect(await reported()).toEqual([]);
    await set({ appendonly: 'no', 'maxmemory-policy': 'allkeys-lru' });
    await pass();
    await pass();
    expect(await reported()).toEqual(['watchLost appendonly', 'watchLost maxmemory-policy']);
    expect(await alerts()).toEqual([
      ['watch.appendonly', 'critical', true],
      ['watch.maxmemory-policy', 'critical', true],
    ]);
    await set({ appendonly: 'yes' });
    await pass();
    await pass();
    expect((await reported()).slice(2)).toEqual(['watchRegained appendonly']);
    expect(await alerts()).toContainEqual(['watch.appendonly', 'critical', false]);
  });

  it('[RH10] are not reported again by the process that takes over, and end though another one found them', async () => {
    await start();
    await set({ appendonly: 'no' });
    await pass();
    await running.pop()?.stop();
    await set({ appendonly: 'yes' });
    await start();
    expect(await reported()).toEqual(['watchLost appendonly', 'watchRegained appendonly']);
  });

  it('[RH10] that could not be recorded ring as soon as the store takes writes again', async () => {
    await start();
    isAway = true;
    await set({ 'maxmemory-policy': 'volatile-ttl' });
    await pass();
    expect(await reported()).toEqual([]);
    isAway = false;
    await pass();
    expect(await reported()).toEqual(['watchLost maxmemory-policy']);
  });

  it('[RH10] a later write to the disk that the start accepted rings for nobody; one that is set while running does', async () => {
    await set({ appendfsync: 'everysec' });
    await start();
    await pass();
    expect(await reported()).toEqual([]);
    await set({ appendfsync: 'always' });
    await pass();
    await set({ appendfsync: 'everysec' });
    await pass();
    expect(await alerts()).toEqual([['watch.appendfsync', 'high', true]]);
    await running.pop()?.stop();
    await start(); // a start that accepts it does not end what rings
    expect(await reported()).toEqual(['watchLost appendfsync']);
  });
});
