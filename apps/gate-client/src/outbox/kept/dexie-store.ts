import type { Database, KeptConfirmed, KeptItem } from '../../storage/database.ts';
import type { Seal } from '../../storage/seal.ts';
import { type OutboxItem, recordOf, sealedRecord } from '../items.ts';
import { isLost, keptConfirmedMs, mostConfirmed, mostTraces, type NewItem, type OutboxStore } from './outbox-store.ts';
import type { OpenWindows } from './windows.ts';

/**
 * [U270] The queue in the device's database: what a record says is sealed, and goes when the server has
 * confirmed it, or two days after it where it can be sent again.
 */
export function createDexieStore(database: Database, seal: Seal, windows: OpenWindows): OutboxStore {
  const { items, confirmed, traces } = database;
  const body = (item: NewItem) => seal.close(sealedRecord(item));

  async function opened({ order, sealed }: KeptItem): Promise<OutboxItem> {
    const read = recordOf(await seal.open(sealed));
    // What was on its way when the window closed may have arrived: it is sent again, as the same command.
    return { ...read, state: read.state === 'sending' ? 'saved' : read.state, order, kept: true };
  }

  async function adopt(): Promise<void> {
    const open = new Set(await windows.open());
    await items.filter(({ window }) => !open.has(window)).modify({ window: windows.mine });
  }

  async function keepConfirmed(row: KeptConfirmed): Promise<void> {
    await confirmed.put(row);
    await confirmed
      .where('at')
      .below(row.at - keptConfirmedMs)
      .delete();
    const old = (await confirmed.count()) - mostConfirmed;
    if (old > 0) await confirmed.orderBy('at').limit(old).delete();
  }

  return {
    async add(item) {
      // Sealed before: a transaction does not wait for anything but the database.
      const sealed = await body(item);
      const row = { commandId: item.command.commandId, window: windows.mine, sealed };
      return items.add(row as typeof row & { order: number });
    },
    async change(order, item) {
      await items.update(order, { sealed: await body(item) });
    },
    async settle(order, trace, where) {
      await database.transaction('rw', items, confirmed, traces, async () => {
        const row = where === null ? undefined : await items.get(order);
        if (where !== null && row !== undefined) await keepConfirmed({ ...where, ...pick(row) });
        await items.delete(order);
        await traces.put(trace);
        const old = (await traces.count()) - mostTraces;
        if (old > 0) await traces.orderBy('settledAt').limit(old).delete();
      });
    },
    async offerAgain(present, lost) {
      return database.transaction('rw', items, confirmed, async () => {
        const rows = await confirmed.orderBy('seq').toArray();
        const gone = rows.filter((row) => isLost(row, present, lost));
        // Before everything that waits: it was done before it.
        const first = (await items.orderBy('order').first())?.order ?? 0;
        for (const [place, row] of gone.entries()) {
          await confirmed.delete(row.commandId);
          const isThere = (await items.where('commandId').equals(row.commandId).count()) > 0;
          if (!isThere) await items.add({ order: first - gone.length + place, window: windows.mine, ...pick(row) });
        }
        await confirmed.toCollection().modify({ feed: present });
        return gone.length;
      });
    },
    async load() {
      await adopt();
      const rows = await items.where('window').equals(windows.mine).sortBy('order');
      const read = await Promise.all(rows.map((row) => opened(row).catch(() => null)));
      const readable = read.filter((item) => item !== null);
      return { items: readable, unreadable: read.length - readable.length };
    },
    traces: async () => (await traces.orderBy('settledAt').toArray()).toReversed(),
  };
}

const pick = ({ commandId, sealed }: Pick<KeptItem, 'commandId' | 'sealed'>) => ({ commandId, sealed });
