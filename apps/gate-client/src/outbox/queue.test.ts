import { expect, it } from 'vitest';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import { memoryStore, type MemoryStore } from '../testing/memory-store.ts';
import { commandOf } from './items.ts';
import type { NewItem } from './kept/outbox-store.ts';
import { createQueue } from './queue.ts';

const author = { personId: 'gate-1', name: '门岗一号', role: 'gate', stations: ['main-gate'] } as const;

function record(commandId: string): NewItem {
  const body = { type: 'askHelp', visitId: 'v', need: 'water' } as const;
  const command = commandOf(body, { commandId, observedAt: 1 });
  return {
    command,
    author: { ...author, stations: [...author.stations] },
    signature: null,
    savedAt: 1,
    state: 'saved',
    refusal: null,
  };
}

function setUp(store: MemoryStore = memoryStore(), live = true) {
  let loaded = 0;
  const queue = createQueue({ store, isLive: () => live, now: () => 5, onLoaded: () => (loaded += 1) });
  const keep = async (commandId: string) => {
    const item = await queue.keep(record(commandId));
    if (item === null) throw new Error('it was kept nowhere');
    queue.show(item);
    return item;
  };
  const ids = () => queue.items.getState().map(({ command }) => command.commandId);
  return { store, queue, keep, ids, loads: () => loaded };
}

const confirmed = (commandId: string): Ack => ({
  ok: true,
  commandId,
  seq: 7,
  version: 2,
  unchanged: false,
  now: 1,
  feed: 'a',
});

it('[U10] shows what the store holds, in its order, and the next window finds the same', async () => {
  const { store, keep, ids } = setUp();
  await keep('one');
  await keep('two');
  expect(ids()).toEqual(['one', 'two']);
  const next = setUp(store);
  await next.queue.load();
  expect([next.ids(), next.loads()]).toEqual([['one', 'two'], 1]);
  await next.queue.load();
  expect(next.ids()).toEqual(['one', 'two']);
});

it('[U10] keeps what can’t be stored in memory while the connection is live, behind what is stored, and else nowhere', async () => {
  const { store, keep, queue, ids } = setUp();
  await keep('one');
  store.full = true;
  expect(await keep('two')).toMatchObject({ kept: false });
  store.full = false;
  await keep('three');
  expect([store.size(), ids()]).toEqual([2, ['one', 'two', 'three']]);
  expect(queue.items.getState().map(({ order }) => order)).toEqual([1, 1 + 1 / 1024, 2]);
  store.full = true;
  expect(await setUp(store, false).queue.keep(record('four'))).toBeNull();
});

it('[U273] [OF72] leaves a trace of what it removes, and offers again what the server has lost', async () => {
  const { store, keep, queue, ids, loads } = setUp();
  const item = await keep('one');
  await queue.change({ ...item, state: 'refused' });
  expect(queue.find('one')?.state).toBe('refused');
  await queue.remove(item, 'confirmed', confirmed('one'));
  expect([ids(), store.size()]).toEqual([[], 0]);
  expect(await store.traces()).toMatchObject([{ commandId: 'one', outcome: 'confirmed', settledAt: 5, seq: 7 }]);
  expect(await queue.offerAgain('a', null)).toBe(0);
  expect(await queue.offerAgain('b', null)).toBe(1);
  expect([ids(), loads()]).toEqual([['one'], 1]);
});
