import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAuthorDatabase } from '../session/authors/author-database.ts';
import { type Database, openDatabase } from './database.ts';
import { holdDatabase } from './held.ts';
import { lendDatabases } from '../testing/databases.ts';

lendDatabases();

const trace = { commandId: 'a', type: 'holdVisit', visitId: 'v', stepId: null, authorId: 'gate-1', recordedAt: 5 };
const settled = { ...trace, settledAt: 9, outcome: 'confirmed', code: null, seq: 3 } as const;
const stores = {
  first: { items: '++order, &commandId, window', traces: 'commandId, settledAt', pictures: 'view', secrets: 'name' },
  second: { confirmed: 'commandId, seq, at' },
};

let names = 0;
let name: string;
const open: { close(): void }[] = [];
function held(): Database {
  const one = openDatabase(name);
  open.push(one);
  return one;
}
beforeEach(() => {
  names += 1;
  name = `held-${names}`;
});
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

/** The database as the library before this one made it. */
async function laid(version: number): Promise<void> {
  const before = new Dexie(name, { indexedDB, IDBKeyRange });
  before.version(1).stores(stores.first);
  if (version > 1) before.version(2).stores(stores.second);
  if (version > 2) before.version(version).stores({ later: 'name' });
  await before.table('traces').add(settled);
  before.close();
}
const traces = (database: Database) => database.read('traces', (all) => all.index('settledAt').getAll());
const versionOf = async () => (await indexedDB.databases()).find((one) => one.name === name)?.version;

describe('the database of a device', () => {
  it.each([1, 2])(
    '[U276] of version %s is opened with all that lies in it, and can keep everything',
    async (version) => {
      await laid(version);
      const database = held();
      expect(await traces(database)).toEqual([settled]);
      expect(await database.read('confirmed', (confirmed) => confirmed.index('at').count())).toBe(0);
      expect(await versionOf()).toBe(20);
    },
  );

  it('[SV6] is the same when it is made again: a program of before can still open it', async () => {
    await held().write('traces', (all) => all.put(settled));
    for (const one of open.splice(0)) one.close();
    const before = new Dexie(name, { indexedDB, IDBKeyRange });
    before.version(1).stores(stores.first);
    before.version(2).stores(stores.second);
    expect(await before.table('traces').where('settledAt').above(0).toArray()).toEqual([settled]);
    expect(await before.table('confirmed').orderBy('seq').count()).toBe(0);
    before.close();
  });

  it('[SV6] is opened as it is when a newer version of the program was here', async () => {
    await laid(3);
    expect(await traces(held())).toEqual([settled]);
    expect(await versionOf()).toBe(30);
  });

  it('[SV6] lets a newer version of the program change it, and goes on afterwards', async () => {
    const database = held();
    await database.write('traces', (all) => all.put(settled));
    const newer = holdDatabase(name, 30, () => undefined);
    open.push(newer);
    await newer.read('traces' as never, () => Promise.resolve());
    expect(await traces(database)).toEqual([settled]);
  });

  it('[U270] keeps all of a write or nothing', async () => {
    const database = held();
    const broken = database.writeIn(['traces', 'pictures'], async (transaction) => {
      await transaction.objectStore('traces').put(settled);
      throw new Error('the second half is missing');
    });
    await expect(broken).rejects.toThrow('the second half');
    expect(await traces(database)).toEqual([]);
  });

  it('[U270] is asked again by the next one after it could not be had', async () => {
    const before = indexedDB.open.bind(indexedDB);
    indexedDB.open = () => {
      throw new DOMException('no storage now', 'UnknownError');
    };
    const database = held();
    await expect(traces(database)).rejects.toThrow('no storage now');
    indexedDB.open = before;
    expect(await traces(database)).toEqual([]);
  });
});

it('[SV6] the keys of authors that lie on a device are found where they are', async () => {
  const before = new Dexie(name, { indexedDB, IDBKeyRange });
  before.version(1).stores({ people: 'staffNumber', present: 'window, until', secrets: 'name' });
  await before.table('people').add({ staffNumber: '1001', failed: 3 });
  before.close();
  const database = openAuthorDatabase(name);
  open.push(database);
  expect(await database.read('people', (people) => people.get('1001'))).toMatchObject({ failed: 3 });
  expect(await database.read('present', (present) => present.index('until').count())).toBe(0);
});
