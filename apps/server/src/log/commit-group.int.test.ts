import type { Redis } from 'ioredis';
import { beforeEach, describe, expect, it } from 'vitest';
import { receiptOf, visitCommit, writtenOf } from '../testing/fabricate.ts';
import { useStore } from '../testing/store.ts';
import { commit, commitGroup, type Commit, entryText, layOut } from './commit.ts';
import { keysOf } from './keys.ts';
import { digestOf } from './mark.ts';
import { eventOf, readRange } from './read.ts';

const keys = keysOf('test');
let redis: Redis;

useStore((store) => {
  ({ redis } = store);
});

const put = (planned: Commit) => commit(redis, keys, planned);

describe('a group of commits', () => {
  const putAll = (...group: Commit[]) =>
    commitGroup(
      redis,
      keys,
      group.map((planned) => layOut(keys, planned)),
    );
  const kinds = (answers: Awaited<ReturnType<typeof putAll>>) =>
    answers.map((answer) => (answer instanceof Error ? 'error' : answer.kind));
  const onFeed = (seq = 0, digest = '') => ({ fence: { feed: 'f1', seq, digest } });

  beforeEach(async () => void (await redis.hset(keys.feedIdentity, 'id', 'f1')));

  it('[L17] is written in order, one numbering over all, each answered for itself', async () => {
    const answers = await putAll(visitCommit('v1'), visitCommit('v2'), visitCommit('v1', 1));
    expect(answers).toEqual([1, 2, 3].map((seq) => ({ kind: 'committed', seq })));
    expect((await readRange(redis, keys, 1, 9)).map(({ text }) => eventOf(text)?.id)).toEqual(['v1', 'v2', 'v1']);
    expect(await redis.hget(keys.aggregate('visit:v1'), 'v')).toBe('2');
  });

  it.each([0, 1, 2])(
    '[L17] of which number %i is refused for any reason: the others are written whole',
    async (place) => {
      await put(
        visitCommit('held', 0, { claims: [{ holder: 'held', take: [{ claim: 'plate:A', limit: 1 }], free: [] }] }),
      );
      await put(visitCommit('seen', 0, { receipts: [receiptOf('c1')] }));
      const reads = { read: [{ ref: 'visit:seen', version: 1 } as const] };
      const claims = [{ holder: 'v9', take: [{ claim: 'plate:A', limit: 1 }], free: ['plate:B'] }];
      const refused: Record<string, Partial<Commit>> = {
        duplicate: { receipts: [receiptOf('c2'), receiptOf('c1')] },
        'session-gone': { session: { key: 'session:none', ends: false } },
        conflict: { read: [{ ref: 'visit:seen', version: 7 }] },
        'other-feed': { fence: { feed: 'f0', seq: 0, digest: '' } },
        taken: { claims },
      };
      for (const [kind, more] of Object.entries(refused)) {
        const all = [0, 1, 2].map((each) =>
          visitCommit(`${kind}-${each}`, 0, each === place ? more : { ...reads, claims: [] }),
        );
        const answers = await putAll(...all);
        expect(kinds(answers)).toEqual([0, 1, 2].map((each) => (each === place ? kind : 'committed')));
        const versions = await Promise.all(
          [0, 1, 2].map((each) => redis.hget(keys.aggregate(`visit:${kind}-${each}`), 'v')),
        );
        expect(versions).toEqual([0, 1, 2].map((each) => (each === place ? null : '1')));
      }
      const entries = await readRange(redis, keys, 1, 100);
      expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 12 }, (_, each) => each + 1));
    },
  );

  it('[L17] [C13] what was decided on a commit that was refused is refused too, whatever version is stored', async () => {
    await put(visitCommit('v1'));
    await put(visitCommit('v1', 1)); // somebody else's second version
    const mine = visitCommit('v1', 1, onFeed());
    const onMine = visitCommit('v1', 2, onFeed()); // decided on my second version, though the number is right
    const onMineToo = visitCommit('v2', 0, { ...onFeed(), read: [{ ref: 'visit:v1', version: 2 }] });
    const onStore = visitCommit('v3', 0, { read: [{ ref: 'visit:v1', version: 2 }] });
    const answers = await putAll(mine, onMine, onMineToo, onStore);
    expect(kinds(answers)).toEqual(['conflict', 'conflict', 'conflict', 'committed']);
    expect(await redis.hget(keys.aggregate('visit:v1'), 'v')).toBe('2');
  });

  it('[C13] decided on a feed is refused by a store that holds another one, or less of it', async () => {
    await put(visitCommit('v1'));
    expect(kinds(await putAll(visitCommit('v1', 1, onFeed(1))))).toEqual(['committed']);
    expect(kinds(await putAll(visitCommit('v1', 2, onFeed(3))))).toEqual(['other-feed']);
    await redis.hset(keys.feedIdentity, 'id', 'f2');
    expect(kinds(await putAll(visitCommit('v1', 2, onFeed(1))))).toEqual(['other-feed']);
    await redis.del(keys.feedIdentity);
    expect(kinds(await putAll(visitCommit('v1', 2, onFeed(1)), visitCommit('v1', 2)))).toEqual([
      'other-feed',
      'committed',
    ]);
  });

  it('[C13] decided on an entry is refused by a store that holds another one there', async () => {
    await put(visitCommit('v1'));
    const [entry] = await readRange(redis, keys, 1, 1);
    const digest = digestOf(entry?.text ?? '');
    expect(entry?.text).toBe(entryText(1, JSON.stringify(JSON.parse(entry?.text.replace('"seq":1,', '') ?? ''))));
    expect(kinds(await putAll(visitCommit('v1', 1, onFeed(1, digest))))).toEqual(['committed']);
    expect(
      kinds(await putAll(visitCommit('v1', 2, onFeed(2, digest)), visitCommit('v2', 0, onFeed(1, digest)))),
    ).toEqual(['other-feed', 'committed']);
    await redis.xdel(keys.feed, '1-0');
    expect(kinds(await putAll(visitCommit('v2', 1, onFeed(1, digest))))).toEqual(['other-feed']);
  });

  it('[L13] one with a time that is none is an error, and the others are written', async () => {
    const laid = [visitCommit('v1'), visitCommit('v2', 0, { written: [writtenOf('visit:v2', 0, { due: 5 })] })].map(
      (one) => layOut(keys, one),
    );
    const [first, second] = laid;
    if (first === undefined || second === undefined) throw new RangeError('nothing was laid out');
    second.args[second.args.indexOf('5')] = 'soon';
    expect(kinds(await commitGroup(redis, keys, [second, first]))).toEqual(['error', 'committed']);
    expect(await redis.exists(keys.aggregate('visit:v2'))).toBe(0);
  });
});
