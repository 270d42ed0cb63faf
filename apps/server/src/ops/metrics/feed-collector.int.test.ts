import { supervisorA } from '@cordon/protocol/testing/actors.ts';
import { tenAtNight } from '@cordon/protocol/testing/site.ts';
import type { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import { readLastSeq, readTimeAfter } from '../../log/read.ts';
import { type SubmitFixture, demoKeys, createSubmitFixture, silent } from '../../testing/submit-fixture.ts';
import { type Consumer, feedCollector } from './feed-collector.ts';
import { useStore } from '../../testing/store.ts';

let redis: Redis;
let fixture: SubmitFixture;

/** The site's opening at ten, a lockdown with its alert a minute later, its end with the alert's a minute after that. */
useStore(async (store) => {
  ({ redis } = store);
  fixture = await createSubmitFixture(redis);
  fixture.clock.at += 60_000;
  await fixture.ask(supervisorA, { type: 'setLockdown', reason: '演练' });
  fixture.clock.at += 60_000;
  await fixture.ask(supervisorA, { type: 'liftLockdown', reason: '演练结束' });
  fixture.clock.at += 30_000;
});

const source = {
  now: () => fixture.clock.at,
  lastSeq: () => readLastSeq(redis, demoKeys),
  timeAfter: (seq: number) => readTimeAfter(redis, demoKeys, seq),
};

async function lagOf(...consumers: Consumer[]): Promise<string[]> {
  const found = await feedCollector(source, consumers, silent).read();
  return found.cordon_feed_lag_entries.map(({ labels, value }, index) => {
    return `${labels.consumer}: ${value}, ${found.cordon_feed_lag_seconds[index]?.value} s`;
  });
}

it('[Y3] tells how many entries a consumer has not dealt with, and how old the oldest of them is', async () => {
  expect((await fixture.feed()).map(({ seq, at }) => [seq, (at - tenAtNight) / 1_000])).toEqual([
    [1, 0],
    [2, 60],
    [3, 60],
    [4, 120],
    [5, 120],
  ]);
  const behind = (seq: number): Consumer => ({ name: `at-${seq}`, reached: () => seq });
  expect(await lagOf(...[0, 1, 2, 3, 4, 5].map(behind))).toEqual([
    'at-0: 5, 150 s',
    'at-1: 4, 90 s',
    'at-2: 3, 90 s',
    'at-3: 2, 30 s',
    'at-4: 1, 30 s',
    'at-5: 0, 0 s',
  ]);
});

it('[Y3] asks a consumer that keeps its place elsewhere, and one that went on meanwhile is not behind', async () => {
  const kept: Consumer = { name: 'notify', reached: async () => Number(await redis.get('place')) };
  await redis.set('place', 4);
  expect(await lagOf(kept)).toEqual(['notify: 1, 30 s']);
  await redis.set('place', 6);
  expect(await lagOf(kept)).toEqual(['notify: 0, 0 s']);
});

it('[Y3] [Y6] tells of the others when one does not answer', async () => {
  const away: Consumer = { name: 'away', reached: () => Promise.reject(new Error('away')) };
  expect(await lagOf(away, { name: 'broadcast', reached: () => 5 })).toEqual(['broadcast: 0, 0 s']);
});
