import { afterEach, describe, expect, it } from 'vitest';
import { type Database, type KeptConfirmed, type KeptTrace, openDatabase } from '../../storage/database.ts';
import { createSeal } from '../../storage/seal.ts';
import { memoryStore } from '../../testing/memory-store.ts';
import { createKeptStore } from './kept-store.ts';
import type { NewItem, OutboxStore } from './outbox-store.ts';
import { lendDatabases } from '../../testing/databases.ts';

lendDatabases();

const item = (commandId: string, text = '证件存疑'): NewItem => ({
  command: { type: 'holdVisit', visitId: 'a', reason: text, commandId, observedAt: 5 },
  author: { personId: 'gate-1', name: '门岗一号', role: 'gate', stations: ['main-gate'] },
  signature: null,
  savedAt: 7,
  state: 'saved',
  refusal: null,
});
const trace = (commandId: string, settledAt = 9): KeptTrace => ({
  ...{ commandId, type: 'holdVisit', visitId: 'a', stepId: null, authorId: 'gate-1', recordedAt: 5, settledAt },
  ...{ outcome: 'confirmed', code: null, seq: 3 },
});

const opened: Database[] = [];
let names = 0;
const database = (name = `outbox-${(names += 1)}`) => {
  const one = openDatabase(name);
  opened.push(one);
  return one;
};
const windowOf = (mine: string, open: readonly string[] = [mine]) => ({ mine, open: () => Promise.resolve([...open]) });
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});

const onDevice = () => {
  const held = database();
  return createKeptStore(held, createSeal(held), windowOf('one'));
};

describe.each<[string, () => OutboxStore]>([
  ['the database', onDevice],
  ['the memory of a test', memoryStore],
])('%s as a store', (_name, open) => {
  it('[U270] gives back what it took, in the order in which it was taken', async () => {
    const store = open();
    const orders = [await store.add(item('b')), await store.add(item('a'))];
    expect(orders[1]).toBeGreaterThan(orders[0] ?? 0);
    const { items, unreadable } = await store.load();
    expect(unreadable).toBe(0);
    expect(items).toEqual([
      { ...item('b'), order: orders[0], kept: true },
      { ...item('a'), order: orders[1], kept: true },
    ]);
  });

  it('[U10] takes each command once', async () => {
    const store = open();
    await store.add(item('a'));
    await expect(store.add(item('a'))).rejects.toMatchObject({ name: 'ConstraintError' });
    expect((await store.load()).items).toHaveLength(1);
  });

  it('[U10] gives back what was on its way as saved: it is sent again', async () => {
    const store = open();
    const order = await store.add(item('a'));
    await store.change(order, { ...item('a'), state: 'sending' });
    expect((await store.load()).items[0]?.state).toBe('saved');
  });

  it('[U13] keeps a refusal', async () => {
    const store = open();
    const order = await store.add(item('a'));
    const refusal = { code: 'visit-held', params: {} } as const;
    await store.change(order, { ...item('a'), state: 'refused', refusal });
    expect((await store.load()).items[0]).toMatchObject({ state: 'refused', refusal });
  });

  it('[U273] leaves the trace of what it lets go, the newest first', async () => {
    const store = open();
    const [a, b] = [await store.add(item('a')), await store.add(item('b'))];
    await store.settle(a, trace('a', 1), null);
    await store.settle(b, trace('b', 2), null);
    expect((await store.load()).items).toEqual([]);
    expect((await store.traces()).map(({ commandId }) => commandId)).toEqual(['b', 'a']);
  });
});

describe.each<[string, () => OutboxStore]>([
  ['the database', onDevice],
  ['the memory of a test', memoryStore],
])('%s, when the record went back', (_name, open) => {
  const ids = async (store: OutboxStore) => (await store.load()).items.map(({ command }) => command.commandId);

  async function confirmed(...seqs: number[]): Promise<OutboxStore> {
    const store = open();
    for (const seq of seqs) {
      const order = await store.add(item(`c${seq}`));
      await store.settle(order, trace(`c${seq}`), { feed: 'old', seq, at: 1 });
    }
    return store;
  }

  it('[OF72] puts back what was confirmed after the last entry of both histories, in the order of the feed', async () => {
    const store = await confirmed(5, 9, 7, 12);
    await store.add(item('waits'));
    expect(await store.offerAgain('new', { feed: 'old', sharedUpTo: 7 })).toBe(2);
    expect(await ids(store)).toEqual(['c9', 'c12', 'waits']);
    expect(await store.offerAgain('new', null)).toBe(0);
  });

  it('[OF72] puts back all of it when it is not known up to where they are one', async () => {
    const store = await confirmed(5, 9);
    expect(await store.offerAgain('old', { feed: 'old', sharedUpTo: null })).toBe(2);
    expect(await ids(store)).toEqual(['c5', 'c9']);
  });

  it('[OF72] and what was confirmed in a feed that this device last followed long ago', async () => {
    const store = await confirmed(5);
    expect(await store.offerAgain('new', null)).toBe(1);
    expect(await ids(store)).toEqual(['c5']);
  });

  it('[OF72] leaves it where it is when nothing is lost', async () => {
    const store = await confirmed(5, 9);
    expect(await store.offerAgain('old', null)).toBe(0);
    expect(await ids(store)).toEqual([]);
  });
});

describe('the database of a device', () => {
  it('[U270] holds nothing of a record that can be read without the key', async () => {
    const held = database();
    const store = createKeptStore(held, createSeal(held), windowOf('one'));
    await store.add(item('a', '体温三十八度'));
    const rows = await held.read('items', (items) => items.getAll());
    const bytes = rows.map(({ sealed }) => new TextDecoder().decode(sealed.data)).join('');
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows) + bytes).not.toContain('体温');
    const [secret] = await held.read('secrets', (secrets) => secrets.getAll());
    expect(secret?.key.extractable).toBe(false);
  });

  it('[U270] counts what it can’t open, and leaves it where it is', async () => {
    const held = database();
    const store = createKeptStore(held, createSeal(held), windowOf('one'));
    await store.add(item('a'));
    await held.write('secrets', (secrets) => secrets.clear());
    const later = createKeptStore(held, createSeal(held), windowOf('one'));
    expect(await later.load()).toEqual({ items: [], unreadable: 1 });
    expect(await held.read('items', (items) => items.count())).toBe(1);
  });

  it('[OF71] keeps what was confirmed for two days, at most two thousand, and as sealed as it waited', async () => {
    const held = database();
    const store = createKeptStore(held, createSeal(held), windowOf('one'));
    const settle = async (commandId: string, at: number) =>
      store.settle(await store.add(item(commandId, '体温三十八度')), trace(commandId), { feed: 'f', seq: 1, at });
    await settle('old', 0);
    await settle('new', 48 * 3_600_000 + 1);
    const rows = await held.read('confirmed', (confirmed) => confirmed.getAll());
    expect(rows.map(({ commandId }) => commandId)).toEqual(['new']);
    expect(
      JSON.stringify(rows) + rows.map(({ sealed }) => new TextDecoder().decode(sealed.data)).join(''),
    ).not.toContain('体温');
    const many = Array.from({ length: 2000 }, (_, n) => ({ ...(rows[0] as KeptConfirmed), commandId: `m${n}` }));
    await held.write('confirmed', (confirmed) => Promise.all(many.map((one) => confirmed.put(one))));
    await settle('newest', 48 * 3_600_000 + 2);
    expect(await held.read('confirmed', (confirmed) => confirmed.count())).toBe(2000);
    expect(await held.read('confirmed', (confirmed) => confirmed.get('newest'))).toMatchObject({
      commandId: 'newest',
      at: 48 * 3_600_000 + 2,
    });
  });

  it('[U272] takes over what a closed window left behind, and leaves an open one’s alone', async () => {
    const name = `outbox-${(names += 1)}`;
    const [one, two] = [database(name), database(name)];
    await createKeptStore(one, createSeal(one), windowOf('one')).add(item('a'));
    const besides = createKeptStore(two, createSeal(two), windowOf('two', ['one', 'two']));
    expect((await besides.load()).items).toEqual([]);
    const after = createKeptStore(two, createSeal(two), windowOf('two', ['two']));
    expect((await after.load()).items.map(({ command }) => command.commandId)).toEqual(['a']);
  });
});
