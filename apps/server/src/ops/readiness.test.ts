import { expect, it } from 'vitest';
import { handClock } from '../testing/clocks.ts';
import { openReadiness, type ReadinessParts } from './readiness.ts';

const pace = handClock(0);
const parts = (change: Partial<ReadinessParts> = {}): ReadinessParts => ({
  redis: { ping: () => Promise.resolve('PONG') },
  kind: 'embedded',
  durability: [],
  pace,
  lastSeq: () => Promise.resolve(10),
  seq: () => 10,
  isStopping: () => false,
  ...change,
});
const look = (change: Partial<ReadinessParts>) => openReadiness(parts(change)).look();

it('[E13] is ready when Redis answers and the picture is as far as the feed', async () => {
  expect(await look({ durability: ['everysec'] })).toEqual({
    ready: true,
    redis: 'embedded',
    redisAnswers: true,
    caughtUp: true,
    durability: ['everysec'],
  });
});

it('[E13] is not ready while it stops, is far behind, or Redis refuses', async () => {
  expect(await look({ isStopping: () => true })).toMatchObject({ ready: false, redisAnswers: true });
  expect(await look({ lastSeq: () => Promise.resolve(5_000) })).toMatchObject({ ready: false, caughtUp: false });
  expect(await look({ redis: { ping: () => Promise.reject(new Error('gone')) } })).toMatchObject({
    ready: false,
    redisAnswers: false,
  });
});

it('[E13] does not wait for a Redis that is frozen', async () => {
  const looking = look({ redis: { ping: () => new Promise(() => undefined) } });
  pace.advance(1_000);
  expect(await looking).toMatchObject({ ready: false, redisAnswers: false });
});
