import { readFileSync } from 'node:fs';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createKeptPicture, viewOf } from '../../state/kept-picture.ts';
import { positionOf } from '../../state/picture.ts';
import { createPictureStore } from '../../state/picture-store.ts';
import { type Database, openDatabase } from '../../storage/database.ts';
import { holdDatabase } from '../../storage/held.ts';
import { createSeal, type Seal } from '../../storage/seal.ts';
import { TestTimers } from '../../testing/timers.ts';
import { createKeptStore } from './kept-store.ts';
import { lendDatabases } from '../../testing/databases.ts';

lendDatabases();

/* The database of a tablet as b9a8177 left it, see the README beside the file; `sealed` is what was in the seal. */
const row = z.looseObject({ sealed: z.looseObject({}) });
const rows = z.object({
  version: z.int(),
  stores: z.record(z.string(), z.string()),
  items: z.array(row),
  traces: z.array(z.looseObject({})),
  pictures: z.array(row),
});
const fixture = new URL('../../../../../tests/fixtures/store-b9a8177/tablet.json', import.meta.url);
const kept = rows.parse(JSON.parse(readFileSync(fixture, 'utf8')));
const view = viewOf('demo', { role: 'gate', stations: ['main-gate'] });
const windows = { mine: 'w2', open: () => Promise.resolve(['w2']) };

let names = 0;
let database: Database;
let seal: Seal;

/** The rows go in by the names and the version that they had; the key is made again, since no browser gives one out. */
async function layTablet(name: string) {
  const before = new Dexie(name, { indexedDB, IDBKeyRange });
  before.version(kept.version).stores(kept.stores);
  await before.open();
  const heldThen: Database = holdDatabase(name, kept.version * 10, () => undefined);
  const sealOfThen = createSeal(heldThen);
  const sealed = (all: typeof kept.items) =>
    Promise.all(all.map(async (one) => ({ ...one, sealed: await sealOfThen.close(one.sealed) })));
  const [items, pictures] = [await sealed(kept.items), await sealed(kept.pictures)];
  await before.table('items').bulkAdd(items);
  await before.table('pictures').bulkAdd(pictures);
  await before.table('traces').bulkAdd(kept.traces);
  before.close();
  heldThen.close();
}

beforeEach(async () => {
  names += 1;
  const name = `tablet-${names}`;
  await layTablet(name);
  database = openDatabase(name);
  seal = createSeal(database);
});
afterEach(() => database.close());

describe('a tablet that b9a8177 had worked on', () => {
  it('[SV6] still has every record that waits, with the command as its author signed it', async () => {
    const { items, unreadable } = await createKeptStore(database, seal, windows).load();
    expect(unreadable).toBe(0);
    expect(items.map(({ command, signature }) => ({ command, signature }))).toEqual(
      kept.items.map(({ sealed }) => ({ command: sealed['command'], signature: sealed['signature'] })),
    );
    expect(items).toMatchObject([
      { state: 'saved', kept: true },
      { state: 'saved', kept: true },
    ]);
    for (const { command, signature } of items) {
      const [, payload = ''] = signature?.split('.') ?? [];
      expect(JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')))).toEqual(command);
    }
    expect(await createKeptStore(database, seal, windows).traces()).toEqual(kept.traces);
  });

  it('[SV6] still shows what it knew: every visit in the present form', async () => {
    const picture = createPictureStore();
    await createKeptPicture(database, seal, picture, new TestTimers(0)).recall(view);
    const read = picture.getState();
    const [{ sealed }] = kept.pictures as [(typeof kept.pictures)[number]];
    expect(Object.keys(read.visits)).toEqual(Object.keys(sealed['visits'] as object));
    expect(Object.keys(read.alerts)).toEqual(Object.keys(sealed['alerts'] as object));
    expect(Object.values(read.visits).map(({ state }) => state.changes)).toEqual(
      Object.keys(read.visits).map(() => []),
    );
    expect(read.site?.state).toMatchObject({ clockJumps: [], clearEnded: null });
    expect(positionOf(read)).toBeNull(); // it had no place that another feed could be told from
  });

  it('[SV1] [SV2] writes records with their form, and leaves alone what a later version wrote', async () => {
    const store = createKeptStore(database, seal, windows);
    const [first] = (await store.load()).items;
    if (first === undefined) throw new Error('no record');
    const { order, kept: _, ...item } = first;
    await store.change(order, item);
    const stored = await database.read('items', (items) => items.get(order));
    if (stored === undefined) throw new Error('it is gone');
    const text = await seal.open(stored.sealed);
    expect(text).toMatchObject({ schema: 1, command: item.command });
    const sealed = await seal.close({ ...(text as object), schema: 2 });
    await database.write('items', (items) => items.put({ ...stored, sealed }));
    expect(await store.load()).toMatchObject({ items: { length: kept.items.length - 1 }, unreadable: 1 });
    expect(await database.read('items', (items) => items.count())).toBe(kept.items.length);
  });
});
