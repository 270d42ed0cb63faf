import { type ConfirmedAt, isLost, mostTraces, type NewItem, type OutboxStore } from '../outbox/kept/outbox-store.ts';
import type { OutboxItem } from '../outbox/items.ts';
import type { KeptTrace } from '../storage/database.ts';

/** A device's storage that outlives its window: hand it to the next one. `full` makes it refuse what is new. */
export type MemoryStore = OutboxStore & { full: boolean; size(): number };

export function memoryStore(): MemoryStore {
  const rows = new Map<number, string>();
  const traces: KeptTrace[] = [];
  const confirmed = new Map<string, ConfirmedAt & { text: string }>();
  let last = 0;
  return {
    full: false,
    size: () => rows.size,
    async add(item: NewItem) {
      if (this.full) throw new DOMException('no room', 'QuotaExceededError');
      const { commandId } = item.command;
      const isKnown = [...rows.values()].some((text) => (JSON.parse(text) as NewItem).command.commandId === commandId);
      if (isKnown) throw new DOMException('kept already', 'ConstraintError');
      last += 1;
      rows.set(last, JSON.stringify(item));
      return last;
    },
    async change(order, item) {
      if (rows.has(order)) rows.set(order, JSON.stringify(item));
    },
    async settle(order, trace, where) {
      const text = rows.get(order);
      if (where !== null && text !== undefined) confirmed.set(trace.commandId, { ...where, text });
      rows.delete(order);
      const known = traces.findIndex(({ commandId }) => commandId === trace.commandId);
      if (known >= 0) traces.splice(known, 1); // one that was sent again has one trace, as in the database
      traces.unshift(trace);
      traces.length = Math.min(traces.length, mostTraces);
    },
    async offerAgain(present, lost) {
      const gone = [...confirmed]
        .filter(([, one]) => isLost(one, present, lost))
        .toSorted(([, a], [, b]) => a.seq - b.seq);
      const first = Math.min(last + 1, ...rows.keys());
      for (const [place, [commandId, { text }]] of gone.entries()) {
        confirmed.delete(commandId);
        rows.set(first - gone.length + place, text);
      }
      for (const one of confirmed.values()) one.feed = present;
      return gone.length;
    },
    async load() {
      const items = [...rows]
        .toSorted(([a], [b]) => a - b)
        .map(([order, text]): OutboxItem => {
          const item = JSON.parse(text) as NewItem;
          return { ...item, state: item.state === 'sending' ? 'saved' : item.state, order, kept: true };
        });
      return { items, unreadable: 0 };
    },
    traces: () => Promise.resolve([...traces]),
  };
}
