import type { Database, KeptItem } from '../../storage/database.ts';
import type { Seal } from '../../storage/seal.ts';
import { itemBody, type OutboxItem } from '../items.ts';
import { mostTraces, type NewItem, type OutboxStore } from './outbox-store.ts';
import type { OpenWindows } from './windows.ts';

/** [U270] The queue in the device's database: what a record says is sealed, and goes when the server has confirmed it. */
export function createDexieStore(database: Database, seal: Seal, windows: OpenWindows): OutboxStore {
  const { items, traces } = database;
  const body = (item: NewItem) => seal.close(itemBody.parse(item));

  async function opened({ order, sealed }: KeptItem): Promise<OutboxItem> {
    const read = itemBody.parse(await seal.open(sealed));
    // What was on its way when the window closed may have arrived: it is sent again, as the same command.
    return { ...read, state: read.state === 'sending' ? 'saved' : read.state, order, kept: true };
  }

  async function adopt(): Promise<void> {
    const open = new Set(await windows.open());
    await items.filter(({ window }) => !open.has(window)).modify({ window: windows.mine });
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
    async settle(order, trace) {
      await database.transaction('rw', items, traces, async () => {
        await items.delete(order);
        await traces.put(trace);
        const old = (await traces.count()) - mostTraces;
        if (old > 0) await traces.orderBy('settledAt').limit(old).delete();
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
