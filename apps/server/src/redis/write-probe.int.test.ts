import type { TestRedis } from '@cordon/tests/support/redis.ts';
import type { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import { useStore } from '../testing/store.ts';
import { createWriteProbe } from './write-probe.ts';

let server: TestRedis;
let redis: Redis;
useStore((store) => void ({ server, redis } = store));

const probe = () => createWriteProbe(redis, 'cordon:{test}:probe:1')();

it('[RH1] proves a write by reading it back, and leaves nothing that stays', async () => {
  expect(await probe()).toBeNull();
  expect(await redis.pttl('cordon:{test}:probe:1')).toBeGreaterThan(0);
});

it('[RH1] a full memory is found, though Redis answers', async () => {
  await redis.config('SET', 'maxmemory', '1');
  expect([await redis.ping(), await probe()]).toEqual(['PONG', 'memory-full']);
  await redis.config('SET', 'maxmemory', '0');
  expect(await probe()).toBeNull();
});

it('[RH1] a replica is found, one that may be written to as well', async () => {
  await redis.replicaof('127.0.0.1', '1');
  expect(await probe()).toBe('read-only');
  await redis.config('SET', 'replica-read-only', 'no');
  expect(await probe()).toBe('read-only');
  await redis.replicaof('NO', 'ONE');
  expect(await probe()).toBeNull();
});

it('[RH1] a Redis that waits for replicas, or whose user may not write, is found', async () => {
  await redis.config('SET', 'min-replicas-to-write', '1');
  expect(await probe()).toBe('replicas');
  await redis.config('SET', 'min-replicas-to-write', '0');
  await redis.acl('SETUSER', 'reader', 'on', '>x', '~*', '+@all', '-set');
  const reader = server.connect();
  await reader.auth('reader', 'x');
  expect(await createWriteProbe(reader, 'cordon:{test}:probe:1')()).toBe('not-allowed');
});

it('[RH13] fewer replicas than answers wait for are found', async () => {
  expect(await createWriteProbe(redis, 'cordon:{test}:probe:1', 1)()).toBe('replicas');
});
