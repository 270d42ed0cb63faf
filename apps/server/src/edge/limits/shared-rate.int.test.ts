import { expect, it } from 'vitest';
import { startMortalRedis } from '../../testing/mortal-redis.ts';
import { useStore } from '../../testing/store.ts';
import { Redis } from 'ioredis';
import { type Limiter, sharedRate } from './rate.ts';

let redis: Redis;
useStore((store) => void ({ redis } = store));

const aMinute = { points: 5, seconds: 60 };
const open = (client: Redis) => sharedRate(aMinute, { redis: client, prefix: 'cordon:{demo}:', name: 'refused' });
const passed = async (limiter: Limiter, times: number) => {
  const answers = await Promise.all(Array.from({ length: times }, () => limiter.take('192.0.2.1')));
  return answers.filter((over) => over === null).length;
};

it('[LM7] several servers share a limit', async () => {
  const [one, other] = [open(redis), open(redis)];
  expect(await passed(one, 3)).toBe(3);
  expect(await passed(other, 3)).toBe(2);
  expect(await one.take('192.0.2.1')).toMatchObject({
    code: 'too-many-requests',
    params: { retryAfterMs: expect.any(Number) },
  });
  expect(await one.take('192.0.2.2')).toBeNull();
});

it('[LM7] what is counted is forgotten by itself', async () => {
  await passed(open(redis), 1);
  const ttl = await redis.pttl('cordon:{demo}:limit:refused:192.0.2.1');
  expect(ttl).toBeGreaterThan(0);
  expect(ttl).toBeLessThanOrEqual(60_000);
});

it('[LM7] a sender at twice the limit is refused without asking Redis', async () => {
  const limiter = open(redis);
  await passed(limiter, 10);
  await redis.flushall();
  expect(await passed(limiter, 10)).toBe(0);
  expect(await redis.dbsize()).toBe(0);
});

it('[LM7] a limit holds while Redis is away', async () => {
  const mortal = await startMortalRedis();
  const client = new Redis(mortal.url, { retryStrategy: () => null });
  client.on('error', () => undefined);
  await client.ping();
  const limiter = open(client);
  expect(await passed(limiter, 1)).toBe(1);
  const closed = new Promise((resolve) => client.once('end', resolve));
  await mortal.kill();
  await closed;
  expect(await passed(limiter, 20)).toBe(5);
  await mortal.stop();
});
