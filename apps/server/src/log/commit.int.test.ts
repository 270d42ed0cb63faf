import { eventSchema } from '@cordon/protocol/stored/event.ts';
import { visitSchema } from '@cordon/protocol/stored/visit.ts';
import type { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { commitOf, entryOf, receiptOf, startOfTests, visitCommit, writtenOf } from '../testing/fabricate.ts';
import type { Written } from '@cordon/protocol/engine/change.ts';
import { commit, type Commit, commitScript } from './commit.ts';
import { keysOf, visitRef } from './keys.ts';
import { closedListedMs } from '@cordon/protocol/visit/listed.ts';
import { eventOf, readLastSeq, readRange, readTimeline } from './read.ts';
import { visitOf } from './snapshot.ts';
import { useStore } from '../testing/store.ts';

const keys = keysOf('test');
let redis: Redis;

useStore((store) => {
  ({ redis } = store);
});

const put = (planned: Commit) => commit(redis, keys, planned);

/** Everything that lies in the store, to show that a refused commit left no trace. */
async function everything(): Promise<Record<string, unknown>> {
  const names = (await redis.keys('*')).toSorted();
  const dumps = await Promise.all(names.map((name) => redis.dumpBuffer(name)));
  return Object.fromEntries(names.map((name, index) => [name, dumps[index]?.toString('hex')]));
}

async function leavesNoTrace(planned: Commit): Promise<string> {
  const before = await everything();
  const outcome = await put(planned);
  expect(await everything()).toEqual(before);
  return outcome.kind;
}

describe('what a commit writes', () => {
  it('[L1] [SV1] writes version, snapshot, feed entry, story and receipt together', async () => {
    const planned = visitCommit('v1', 0, { receipts: [receiptOf('c1')] });
    expect(await put(planned)).toEqual({ kind: 'committed', seq: 1 });
    expect(await redis.hgetall(keys.aggregate('visit:v1'))).toEqual({
      v: '1',
      s: `{"schema":${visitSchema.version},"mark":1}`,
    });
    expect(await redis.get(keys.receipt('c1'))).toBe(
      '{"seq":1,"fingerprint":"print","outcome":{"ok":true,"version":1,"unchanged":false}}',
    );
    const [entry] = await readRange(redis, keys, 1, 1);
    const event = JSON.stringify(planned.entries[0]?.event).slice(1);
    expect(entry?.text).toBe(`{"seq":1,"schema":${eventSchema.version},${event}`);
    expect(await redis.lrange(keys.timeline('v1'), 0, -1)).toEqual(['1']);
    expect(await redis.pttl(keys.receipt('c1'))).toBeGreaterThan(29 * 24 * 3_600_000);
  });

  it('[L2] numbers the feed 1, 2, 3 … without a hole, over commits of several events', async () => {
    for (let version = 0; version < 5; version++) {
      const ref = visitRef('v1');
      const entries = [entryOf(ref, version + 1, 'a'), entryOf(ref, version + 1, 'b'), entryOf(ref, version + 1, 'c')];
      await put(commitOf({ written: [writtenOf(ref, version)], entries }));
    }
    const entries = await readRange(redis, keys, 1, 100);
    expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
    expect(entries.map(({ text }) => eventOf(text)?.seq)).toEqual(entries.map(({ seq }) => seq));
  });

  it('[L2] goes on counting after the feed was trimmed to nothing', async () => {
    await put(visitCommit('v1'));
    await redis.xtrim(keys.feed, 'MAXLEN', 0);
    expect(await readLastSeq(redis, keys)).toBe(1);
    expect(await put(visitCommit('v1', 1))).toEqual({ kind: 'committed', seq: 2 });
  });

  it('[L2] writes more events in one commit than Lua can unpack at once', async () => {
    const ref = visitRef('v1');
    const entries = Array.from({ length: 9_000 }, () => entryOf(ref));
    expect(await put(commitOf({ written: [writtenOf(ref)], entries }))).toEqual({ kind: 'committed', seq: 9_000 });
    expect(await redis.xlen(keys.feed)).toBe(9_000);
  });

  it('[L1] keeps what cannot be told apart in Lua: empty lists, large numbers, any text', async () => {
    const state = { none: [], empty: {}, at: 1_790_000_000_123, fraction: 37.25, text: '渝A·D12345 "\\ \u2028 \n 🚚' };
    await put(commitOf({ written: [writtenOf('visit:v1', 0, { state })] }));
    expect(visitOf((await redis.hget(keys.aggregate('visit:v1'), 's')) ?? '')).toEqual(expect.objectContaining(state));
  });

  it('[L7] keeps the next deadline of each aggregate and forgets one that is over', async () => {
    const due = 1_790_000_123_456;
    await put(commitOf({ written: [writtenOf('visit:v1', 0, { due }), writtenOf('site', 0, { due: due + 1 })] }));
    expect(await redis.zrange(keys.due, '0', '-1', 'WITHSCORES')).toEqual(['visit:v1', `${due}`, 'site', `${due + 1}`]);
    await put(commitOf({ written: [writtenOf('visit:v1', 1, { due: null })] }));
    expect(await redis.zrange(keys.due, '0', '-1')).toEqual(['site']);
  });

  it('[L8] lists what is open, and closed visits for twelve hours', async () => {
    const close = (id: string, at: number): Commit => ({
      ...commitOf({ now: at }),
      written: [writtenOf(visitRef(id), 1, { listing: { kind: 'closed', at } })],
    });
    await put(commitOf({ written: [writtenOf('visit:v1'), writtenOf('visit:v2'), writtenOf('alert:a1')] }));
    await put(commitOf({ written: [writtenOf('site', 0, { listing: { kind: 'always' } })] }));
    expect((await redis.smembers(keys.open)).toSorted()).toEqual(['alert:a1', 'visit:v1', 'visit:v2']);
    await put(close('v1', startOfTests));
    expect(await redis.zrange(keys.closed, '0', '-1')).toEqual(['visit:v1']);
    await put(close('v2', startOfTests + closedListedMs));
    expect(await redis.zrange(keys.closed, '0', '-1')).toEqual(['visit:v1', 'visit:v2']);
    await put(commitOf({ written: [writtenOf('alert:a1', 1, { listing: { kind: 'closed', at: null } })] }));
    expect(await redis.smembers(keys.open)).toEqual([]);
    await put(commitOf({ written: [writtenOf('visit:v3')] }));
    await put(close('v3', startOfTests + closedListedMs + 1));
    expect(await redis.zrange(keys.closed, '0', '-1')).toEqual(['visit:v2', 'visit:v3']);
  });

  it('[L9] tells the story of one visit in order, its alerts included', async () => {
    const alert = { ...entryOf('alert:a1', 1, 'alert'), timeline: 'v1' };
    await put(visitCommit('v1', 0, { entries: [entryOf('visit:v1', 1, 'first'), alert] }));
    await put(visitCommit('v2'));
    await put(visitCommit('v1', 1));
    expect((await readTimeline(redis, keys, 'v1')).map(({ seq }) => seq)).toEqual([1, 2, 4]);
    expect(await readTimeline(redis, keys, 'nobody')).toEqual([]);
  });
});

describe('what a commit checks, before it writes anything', () => {
  it('[L3] answers a repeated command from its receipt', async () => {
    await put(visitCommit('v1', 0, { receipts: [receiptOf('c1')] }));
    const again = visitCommit('v1', 1, { receipts: [receiptOf('c1', 'other')] });
    const before = await everything();
    expect(await put(again)).toEqual({
      kind: 'duplicate',
      receipt: { seq: 1, fingerprint: 'print', outcome: { ok: true, version: 1, unchanged: false } },
    });
    expect(await everything()).toEqual(before);
  });

  it('[L3] recognises a command that now aims at another aggregate', async () => {
    await put(visitCommit('v1', 0, { receipts: [receiptOf('c1')] }));
    expect(await leavesNoTrace(visitCommit('v2', 0, { receipts: [receiptOf('c1')] }))).toBe('duplicate');
  });

  it('[L3] answers it also when the session that it came by, or its author’s right, has ended since', async () => {
    await redis.mset('session:s1', 'x', 'right:a1', 'x');
    const fences = { session: { key: 'session:s1', ends: true }, author: 'right:a1' };
    expect((await put(visitCommit('v1', 0, { ...fences, receipts: [receiptOf('c1')] }))).kind).toBe('committed');
    await redis.del('right:a1');
    expect(await leavesNoTrace(visitCommit('v1', 0, { ...fences, receipts: [receiptOf('c1')] }))).toBe('duplicate');
  });

  it('[L4] refuses when an aggregate to be written has moved on', async () => {
    await put(visitCommit('v1'));
    expect(await leavesNoTrace(visitCommit('v1', 0))).toBe('conflict');
    expect(await leavesNoTrace(visitCommit('v1', 2))).toBe('conflict');
    expect(await leavesNoTrace(visitCommit('v2', 1))).toBe('conflict');
  });

  it('[L4] refuses when an aggregate that was only read has moved on', async () => {
    await put(commitOf({ written: [writtenOf('site', 0, { listing: { kind: 'always' } })] }));
    expect(await leavesNoTrace(visitCommit('v1', 0, { read: [{ ref: 'site', version: 0 }] }))).toBe('conflict');
    expect((await put(visitCommit('v1', 0, { read: [{ ref: 'site', version: 1 }] }))).kind).toBe('committed');
  });

  it('[L4] writes nothing of several aggregates when the last one has moved on', async () => {
    await put(visitCommit('v1'));
    const written = [writtenOf('visit:v2'), writtenOf('alert:a1'), writtenOf('visit:v1', 0)];
    expect(await leavesNoTrace(commitOf({ written, entries: [entryOf('visit:v2')] }))).toBe('conflict');
  });

  it('[L5] refuses when the session has ended', async () => {
    await redis.set('session:s1', 'x');
    const session = { key: 'session:s1', ends: false };
    expect((await put(visitCommit('v1', 0, { session }))).kind).toBe('committed');
    await redis.del('session:s1');
    expect(await leavesNoTrace(visitCommit('v1', 1, { session }))).toBe('session-gone');
  });

  it('[L5] ends the session that signs off with it, and none when it is refused', async () => {
    await redis.set('session:s1', 'x');
    const session = { key: 'session:s1', ends: true };
    await put(visitCommit('v1'));
    expect(await leavesNoTrace(visitCommit('v1', 0, { session }))).toBe('conflict');
    expect((await put(visitCommit('v1', 1, { session }))).kind).toBe('committed');
    expect(await redis.exists('session:s1')).toBe(0);
    expect(await leavesNoTrace(visitCommit('v1', 2, { session: { ...session, ends: false } }))).toBe('session-gone');
  });

  it('[L6] lets no more visits hold a claim than it has room for', async () => {
    const taking = (id: string, limit: number) =>
      visitCommit(id, 0, { claims: [{ holder: id, take: [{ claim: 'point:store', limit }], free: [] }] });
    expect((await put(taking('v1', 2))).kind).toBe('committed');
    expect((await put(taking('v2', 2))).kind).toBe('committed');
    expect(await leavesNoTrace(taking('v3', 2))).toBe('taken');
    expect((await put(taking('v3', 3))).kind).toBe('committed');
  });

  it('[L6] lets a holder take its claim again, and another one once it is freed', async () => {
    const claim = { claim: 'plate:渝A12345', limit: 1 };
    const holding = (id: string, before: number, take: (typeof claim)[], free: string[]) =>
      visitCommit(id, before, { claims: [{ holder: id, take, free }] });
    expect((await put(holding('v1', 0, [claim], []))).kind).toBe('committed');
    expect((await put(holding('v1', 1, [claim], []))).kind).toBe('committed');
    expect(await leavesNoTrace(holding('v2', 0, [claim], []))).toBe('taken');
    expect((await put(holding('v1', 2, [], [claim.claim]))).kind).toBe('committed');
    expect(await redis.exists(keys.claim(claim.claim))).toBe(0);
    expect((await put(holding('v2', 0, [claim], []))).kind).toBe('committed');
  });

  it('[L6] takes none of several claims when one has no room', async () => {
    const take = (claim: string) => ({ claim, limit: 1 });
    await put(visitCommit('v1', 0, { claims: [{ holder: 'v1', take: [take('b')], free: [] }] }));
    const both = visitCommit('v2', 0, { claims: [{ holder: 'v2', take: [take('a'), take('b')], free: [] }] });
    expect(await leavesNoTrace(both)).toBe('taken');
  });
});

describe('several commands in one commit', () => {
  it('[L1] [L3] leave a receipt each, and one that was seen before stops all of them', async () => {
    const together = commitOf({
      written: [writtenOf('visit:v1'), writtenOf('visit:v2')],
      entries: [entryOf('visit:v1'), entryOf('visit:v2')],
      receipts: [receiptOf('c1'), receiptOf('c2', 'second')],
    });
    expect(await put(together)).toEqual({ kind: 'committed', seq: 2 });
    const [first, second] = await redis.mget(keys.receipt('c1'), keys.receipt('c2'));
    expect(JSON.parse(first ?? '')).toMatchObject({ seq: 2, fingerprint: 'print' });
    expect(JSON.parse(second ?? '')).toMatchObject({ seq: 2, fingerprint: 'second' });
    expect(await leavesNoTrace(visitCommit('v3', 0, { receipts: [receiptOf('c3'), receiptOf('c2')] }))).toBe(
      'duplicate',
    );
  });

  it('[L6] share the room of a claim: two can not both take the last place', async () => {
    const taking = (limit: number) =>
      commitOf({
        written: [writtenOf('visit:v1'), writtenOf('visit:v2')],
        claims: ['v1', 'v2'].map((holder) => ({ holder, take: [{ claim: 'point:store', limit }], free: [] })),
      });
    expect(await leavesNoTrace(taking(1))).toBe('taken');
    expect((await put(taking(2))).kind).toBe('committed');
    expect((await redis.smembers(keys.claim('point:store'))).toSorted()).toEqual(['v1', 'v2']);
  });
});

describe('under stress', () => {
  it('[L4] lets exactly one of many racing commits through', async () => {
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => put(visitCommit('v1'))));
    expect(outcomes.filter(({ kind }) => kind === 'committed')).toHaveLength(1);
    expect(await redis.xlen(keys.feed)).toBe(1);
  });

  it('[L10] goes on after the Redis forgot its scripts', async () => {
    await put(visitCommit('v1'));
    await redis.script('FLUSH');
    expect((await put(visitCommit('v1', 1))).kind).toBe('committed');
  });

  it('[L1] writes nothing at all when the Redis has no memory left', async () => {
    await put(visitCommit('v1'));
    const before = await everything();
    await redis.config('SET', 'maxmemory', '1');
    await expect(put(visitCommit('v1', 1))).rejects.toThrow('OOM');
    await redis.config('SET', 'maxmemory', '0');
    expect(await everything()).toEqual(before);
  });
});

describe('a time that is not a number', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY])('[L13] (%s) is refused before anything is sent', async (at) => {
    await put(visitCommit('v1'));
    const planned = (written: Partial<Written>) =>
      commitOf({ written: [writtenOf(visitRef('v1'), 1, written)], entries: [entryOf(visitRef('v1'), 2)] });
    const before = await everything();
    await expect(put(planned({ due: at }))).rejects.toThrow(RangeError);
    await expect(put(planned({ listing: { kind: 'closed', at } }))).rejects.toThrow(RangeError);
    expect(await everything()).toEqual(before);
  });

  it.each([
    ['nan', ''],
    ['inf', ''],
    ['soon', ''],
    ['', 'nan'],
  ])('[L13] the script itself finds it (%s, %s) before its first write', async (deadline, closedAt) => {
    await put(visitCommit('v1'));
    const before = await everything();
    const visit = keys.aggregate(visitRef('v1'));
    const { feed, due, open, closed, feedIdentity: identity } = keys;
    const written = ['1', '2', '{}', 'visit:v1', deadline, closedAt === '' ? 'open' : 'closed', closedAt];
    const moreKeys = [keys.receipt('c9'), visit, keys.timeline('v1')];
    const sections = ['1', '{"a":1}', '0', '0', '1', ...written, '0', '0', '1', '{"b":1}', '1'];
    const args = ['0', '', '', '', ...sections];
    const answers = await commitScript(redis, {
      keys: { feed, due, open, closed, identity },
      args: { receiptMs: 1_000 },
      moreKeys,
      moreArgs: [String(moreKeys.length), String(args.length), ...args],
    });
    expect(answers).toEqual([expect.any(RangeError)]);
    expect(await everything()).toEqual(before);
  });
});
