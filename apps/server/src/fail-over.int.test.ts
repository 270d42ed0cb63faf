import { hourMs } from '@cordon/protocol/time.ts';
import { freePort } from '@cordon/tests/support/free-port.ts';
import { startTestRedis, type TestRedis } from '@cordon/tests/support/redis.ts';
import type { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandOf } from './testing/commands.ts';
import { type Client, startTestCordon, type TestCordon } from './testing/cordon.ts';
import { openAddress, type TestAddress } from './testing/redis-address.ts';

let first: TestRedis;
let second: TestRedis;
let ports: [number, number];
let address: TestAddress;
let cordon: TestCordon;
let officer: Client;
let screen: Client;

beforeEach(async () => {
  ports = [await freePort(), await freePort()];
  const reachable = (port: number) => [
    ...['--port', String(port), '--bind', '127.0.0.1'],
    ...['--repl-diskless-sync-delay', '0'],
  ];
  first = await startTestRedis({ settings: reachable(ports[0]) });
  second = await startTestRedis({ settings: reachable(ports[1]) });
  address = await openAddress(first.url);
  cordon = await startTestCordon({ redisUrl: address.url });
  officer = await cordon.socket(await cordon.signIn('3001'));
  screen = await cordon.socket(await cordon.signIn('5001'));
  await screen.follow();
});
afterEach(async () => {
  await cordon.stop();
  await address.close();
  await first.stop();
  await second.stop();
});

const clear = () => commandOf({ type: 'declareClear', until: Date.now() + hourMs, statement: '清点完毕' });
const seen = () => screen.packets.flatMap(({ events }) => events).map(({ event }) => event.type);
const readiness = async () => {
  const { status, body } = await cordon.call('GET', '/readyz');
  return [status, body['writes']];
};
const follows = async (replica: Redis, port: number) => {
  await replica.replicaof('127.0.0.1', String(port));
  await expect.poll(() => replica.info('replication')).toContain('master_link_status:up');
};
/** The second one has everything and takes over; the first one follows it, and keeps the connections that it has. */
async function replace(): Promise<void> {
  await follows(second.connect(), ports[0]);
  await second.connect().replicaof('NO', 'ONE');
  await follows(first.connect(), ports[1]);
}

describe('a Redis that is replaced by its replica', () => {
  it('[RH2] commands go through again by themselves, and the screens follow, though no connection was cut', async () => {
    await replace();
    address.leadTo(second.url);
    const command = clear();
    await expect.poll(() => officer.command(command)).toMatchObject({ ok: true });
    await expect.poll(seen).toEqual(['clearDeclared']);
    await expect.poll(readiness).toEqual([200, 'proven']);
    expect([...officer.byes, ...screen.byes]).toEqual([]);
  });

  it('[RH1] as long as the address leads to the old one the server is not ready, and says why', async () => {
    await replace();
    await expect.poll(readiness).toEqual([503, 'read-only']);
    expect(await officer.command(clear())).toMatchObject({ ok: false, code: 'unavailable', retryable: true });
    await first.connect().replicaof('NO', 'ONE');
    await expect.poll(readiness).toEqual([200, 'proven']);
  });
});

it('[RH2] a Redis that is gone without closing its connections: the next one is connected to', async () => {
  await follows(second.connect(), ports[0]);
  await second.connect().replicaof('NO', 'ONE');
  address.leadTo(second.url);
  address.swallow();
  const command = clear();
  await expect.poll(() => officer.command(command)).toMatchObject({ ok: true });
  await expect.poll(seen).toEqual(['clearDeclared']);
});

it('[RH1] a Redis whose memory is full: not ready, and ready again when there is room', async () => {
  const redis = first.connect();
  await redis.config('SET', 'maxmemory', '1');
  await expect.poll(readiness).toEqual([503, 'memory-full']);
  await redis.config('SET', 'maxmemory', '0');
  await expect.poll(readiness).toEqual([200, 'proven']);
});
