import { startTestRedis, type TestRedis } from '@cordon/tests/support/redis.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createRedisClients, type RedisClients } from '../ops/redis-clients.ts';
import { type HandClock, handClock } from '../testing/clocks.ts';
import { silent } from '../testing/submit-fixture.ts';
import { openAddress, type TestAddress } from '../testing/redis-address.ts';
import { createSettings } from './settings.ts';
import type { SettingsWatch } from './settings-watch.ts';

let server: TestRedis;
let address: TestAddress;
let clients: RedisClients;
let systemClock: HandClock;
let settings: SettingsWatch;

beforeEach(async () => {
  server = await startTestRedis();
  address = await openAddress(server.url);
  systemClock = handClock(0);
  clients = await createRedisClients(address.url, { systemClock, log: silent });
  settings = await createSettings({ clients, systemClock, log: silent, folder: null });
});
afterEach(async () => {
  await settings.stop();
  clients.close();
  await address.close();
  await server.stop();
});

const faults = () => settings.report().faults.map((fault) => fault.split(':')[0]);
const minute = async () => {
  await expect.poll(() => systemClock.pending()).toBe(1);
  systemClock.advance(60_000);
};

it('[RH4] settings that are changed while Redis runs are found within a minute, and when they are right again', async () => {
  await server.connect().config('SET', 'appendonly', 'no');
  await server.connect().config('SET', 'maxmemory-policy', 'allkeys-lru');
  expect(faults()).toEqual([]);
  await minute();
  await expect
    .poll(faults)
    .toEqual([
      'Redis has maxmemory-policy allkeys-lru and would delete visits when its memory is full',
      'Redis has appendonly no and would lose confirmed steps at every restart',
    ]);
  await server.connect().config('SET', 'appendonly', 'yes');
  await server.connect().config('SET', 'maxmemory-policy', 'noeviction');
  await minute();
  await expect.poll(faults).toEqual([]);
});

it('[RH4] a Redis at a new connection is judged at once', async () => {
  const other = await startTestRedis({ settings: ['--appendonly', 'no'] });
  address.leadTo(other.url);
  address.cut();
  await expect.poll(faults).toEqual(['Redis has appendonly no and would lose confirmed steps at every restart']);
  await other.stop();
});

it('[RH5] an address that leads to another Redis is followed within a minute, though the old one still answers', async () => {
  const other = await startTestRedis();
  await other.connect().set('who', 'other');
  address.leadTo(other.url);
  expect(await clients.commands.get('who')).toBeNull();
  await minute();
  await expect.poll(() => clients.commands.get('who')).toBe('other');
  await expect.poll(() => clients.tail.get('who')).toBe('other');
  await other.stop();
});
