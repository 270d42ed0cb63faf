import type { IDBPObjectStore, StoreNames } from 'idb';
import type { Database, KeptConfirmed, KeptItem, KeptTrace, Stores } from '../../storage/database.ts';
import type { Seal } from '../../storage/seal.ts';
import { type OutboxItem, recordOf, sealedRecord } from '../items.ts';
import { isLost, keptConfirmedMs, mostConfirmed } from './outbox-store.ts';
import { mostTraces, type NewItem, type OutboxStore } from './outbox-store.ts';
import type { OpenWindows } from './windows.ts';

/**
 * [U270] The queue in the device's database: what a record says is sealed, and goes when the server has
 * confirmed it, or two days after it where it can be sent again.
 */
export function createKeptStore(database: Database, seal: Seal, windows: OpenWindows): OutboxStore {
  const body = (item: NewItem) => seal.close(sealedRecord(item));

  async function opened({ order, sealed }: KeptItem): Promise<OutboxItem> {
    const read = recordOf(await seal.open(sealed));
    // What was on its way when the window closed may have arrived: it is sent again, as the same command.
    return { ...read, state: read.state === 'sending' ? 'saved' : read.state, order, kept: true };
  }

  async function adopt(): Promise<void> {
    const open = new Set(await windows.open());
    await database.write('items', async (items) => {
      for await (const cursor of items) {
        if (!open.has(cursor.value.window)) await cursor.update({ ...cursor.value, window: windows.mine });
      }
    });
  }

  return {
    async add(item) {
      // Sealed before: a transaction does not wait for anything but the database.
      const sealed = await body(item);
      const row = { commandId: item.command.commandId, window: windows.mine, sealed };
      return database.write('items', (items) => items.add(row as typeof row & { order: number }));
    },
    async change(order, item) {
      const sealed = await body(item);
      await database.write('items', async (items) => {
        const row = await items.get(order);
        if (row !== undefined) await items.put({ ...row, sealed });
      });
    },
    async settle(order, trace, where) {
      await database.writeIn(['items', 'confirmed', 'traces'], async (transaction) => {
        const items = transaction.objectStore('items');
        const row = where === null ? undefined : await items.get(order);
        if (where !== null && row !== undefined) {
          await keepConfirmed(transaction.objectStore('confirmed'), { ...where, ...pick(row) });
        }
        await items.delete(order);
        await keepTrace(transaction.objectStore('traces'), trace);
      });
    },
    async offerAgain(present, lost) {
      return database.writeIn(['items', 'confirmed'], async (transaction) => {
        const [items, confirmed] = [transaction.objectStore('items'), transaction.objectStore('confirmed')];
        const rows = await confirmed.index('seq').getAll();
        const gone = rows.filter((row) => isLost(row, present, lost));
        // Before everything that waits: it was done before it.
        const first = (await items.openCursor())?.key ?? 0;
        for (const [place, row] of gone.entries()) {
          await confirmed.delete(row.commandId);
          const isThere = (await items.index('commandId').count(row.commandId)) > 0;
          if (!isThere) await items.add({ order: first - gone.length + place, window: windows.mine, ...pick(row) });
        }
        for await (const cursor of confirmed) await cursor.update({ ...cursor.value, feed: present });
        return gone.length;
      });
    },
    async load() {
      await adopt();
      const rows = await database.read('items', (items) => items.index('window').getAll(windows.mine)); // by their order
      const read = await Promise.all(rows.map((row) => opened(row).catch(() => null)));
      const readable = read.filter((item) => item !== null);
      return { items: readable, unreadable: read.length - readable.length };
    },
    traces: async () => (await database.read('traces', (traces) => traces.index('settledAt').getAll())).toReversed(),
  };
}

type Rows<N extends StoreNames<Stores>> = IDBPObjectStore<Stores, StoreNames<Stores>[], N, 'readwrite'>;

async function keepConfirmed(confirmed: Rows<'confirmed'>, row: KeptConfirmed): Promise<void> {
  await confirmed.put(row);
  const over = await confirmed.index('at').getAllKeys(IDBKeyRange.upperBound(row.at - keptConfirmedMs, true));
  for (const commandId of over) await confirmed.delete(commandId);
  const old = (await confirmed.count()) - mostConfirmed;
  if (old <= 0) return;
  for (const commandId of await confirmed.index('at').getAllKeys(null, old)) await confirmed.delete(commandId);
}

async function keepTrace(traces: Rows<'traces'>, trace: KeptTrace): Promise<void> {
  await traces.put(trace);
  const old = (await traces.count()) - mostTraces;
  if (old <= 0) return;
  for (const commandId of await traces.index('settledAt').getAllKeys(null, old)) await traces.delete(commandId);
}

const pick = ({ commandId, sealed }: Pick<KeptItem, 'commandId' | 'sealed'>) => ({ commandId, sealed });
