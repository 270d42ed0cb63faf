import type { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import { commitOf, startOfTests, visitCommit, writtenOf } from '../testing/fabricate.ts';
import { commit } from './commit.ts';
import { keysOf, visitRef } from './keys.ts';
import { closedListedMs } from '@cordon/protocol/visit/listed.ts';
import { readPicture } from './snapshot.ts';
import { useStore } from '../testing/store.ts';

const keys = keysOf('test');
let redis: Redis;
const read = (now: number) => readPicture(redis, keys, now, () => true); // plain states, of no meaning

useStore((store) => {
  ({ redis } = store);
});

it('[L11] reads an empty store as one without a site', async () => {
  expect(await read(startOfTests)).toEqual({
    seq: 0,
    mark: '-',
    digest: '',
    site: null,
    visits: new Map(),
    alerts: new Map(),
    others: new Map(),
    unreadable: new Map(),
  });
});

it('[L11] reads the site, what is open and what closed within twelve hours', async () => {
  const closing = (id: string, at: number) =>
    commitOf({ now: at, written: [writtenOf(visitRef(id), 1, { listing: { kind: 'closed', at } })] });
  await commit(redis, keys, commitOf({ written: [writtenOf('site', 0, { listing: { kind: 'always' } })] }));
  await commit(redis, keys, commitOf({ written: [writtenOf('alert:a:1'), writtenOf('alert:a:2')] }));
  for (const id of ['open', 'late', 'early']) await commit(redis, keys, visitCommit(id));
  await commit(redis, keys, closing('early', startOfTests - 1));
  await commit(redis, keys, closing('late', startOfTests));
  await commit(
    redis,
    keys,
    commitOf({ written: [writtenOf('alert:a:2', 1, { listing: { kind: 'closed', at: null } })] }),
  );

  const picture = await read(startOfTests + closedListedMs);
  expect(picture.seq).toBe(3);
  expect(picture.site).toEqual({ version: 1, state: { mark: 1 } });
  expect([...picture.visits.keys()].toSorted()).toEqual(['late', 'open']);
  expect([...picture.alerts]).toEqual([['a:1', { version: 1, state: { mark: 1 } }]]);
});

it('[L11] reads one moment while commits go on: the states are those of its seq', async () => {
  const writer = (async () => {
    for (let version = 0; version < 300; version++) await commit(redis, keys, visitCommit('v1', version));
  })();
  let seen = 0;
  while (seen < 300) {
    const picture = await read(startOfTests);
    expect(picture.visits.get('v1')?.version ?? 0).toBe(picture.seq);
    seen = picture.seq;
  }
  await writer;
});
