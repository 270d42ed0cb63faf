import { gateOfficer, supervisorA } from '@cordon/protocol/testing/actors.ts';
import { tenAtNight } from '@cordon/protocol/testing/site.ts';
import { hourMs } from '@cordon/protocol/time.ts';
import type { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import { handClock, type HandClock } from '../testing/clocks.ts';
import { arriveOf, type SubmitFixture, demoKeys, createSubmitFixture, silent } from '../testing/submit-fixture.ts';
import { mendDue, startSweep } from './sweep.ts';
import { useStore } from '../testing/store.ts';

let redis: Redis;
let fixture: SubmitFixture;
let systemClock: HandClock;

useStore(async (store) => {
  ({ redis } = store);
  fixture = await createSubmitFixture(redis);
  systemClock = handClock(0);
});

function start() {
  const found: number[] = [];
  const sweep = startSweep({
    redis,
    keys: demoKeys,
    systemClock,
    log: silent,
    onDifferences: (count) => found.push(count),
  });
  return { found, ...sweep };
}

/** A vehicle at the gate that rings, and campus clear with its end. */
async function someNight(): Promise<string> {
  const visitId = await fixture.declare();
  await fixture.submit(arriveOf(visitId), gateOfficer, null);
  await fixture.ask(gateOfficer, { type: 'holdVisit', visitId, reason: '核对' });
  await fixture.ask(supervisorA, { type: 'declareClear', until: tenAtNight + 4 * hourMs, statement: '清点完毕' });
  return visitId;
}

it('[T8] finds nothing to put right, at the start and every minute', async () => {
  await someNight();
  const { found, stop } = start();
  await expect.poll(() => found).toEqual([0]);
  systemClock.advance(60_000);
  await expect.poll(() => found).toEqual([0, 0]);
  await stop();
  expect(systemClock.pending()).toBe(0);
});

it.each([
  ['lost', (ref: string) => redis.zrem(demoKeys.due, ref)],
  ['at another time', (ref: string) => redis.zadd(demoKeys.due, 5, ref)],
])('[T8] a deadline that is %s is reported, and corrected', async (_, spoil) => {
  const visitId = await someNight();
  const before = await redis.zrange(demoKeys.due, '0', '-1', 'WITHSCORES');
  expect(before).toHaveLength(4); // of the alert that rings, and of the site; a held visit waits for nothing
  const refs = before.filter((_value, i) => i % 2 === 0);
  expect(refs).toContain(`alert:${visitId}.visit.held.-`);
  for (const ref of refs) await spoil(ref);
  const { found, stop } = start();
  await expect.poll(() => found).toEqual([2]);
  expect(await redis.zrange(demoKeys.due, '0', '-1', 'WITHSCORES')).toEqual(before);
  await stop();
});

it('[T8] a deadline of what waits for nothing, or is not there, is taken away', async () => {
  const visitId = await someNight();
  await redis.zadd(demoKeys.due, 5, `visit:${visitId}`, 6, 'alert:nothing');
  const { found, stop } = start();
  await expect.poll(() => found).toEqual([2]);
  expect(await redis.zmscore(demoKeys.due, `visit:${visitId}`, 'alert:nothing')).toEqual([null, null]);
  await stop();
});

it('[T8] what has moved on since it was looked at is left to its own commit', async () => {
  const visitId = await someNight();
  const { stop } = start();
  const ref = `visit:${visitId}`;
  const mending = mendDue(redis, {
    keys: { aggregate: demoKeys.aggregate(`visit:${visitId}`), due: demoKeys.due },
    args: { version: 1, name: ref, deadline: 7 },
  });
  expect(await mending).toBe('conflict');
  expect(await redis.zscore(demoKeys.due, ref)).toBeNull();
  await stop();
});
