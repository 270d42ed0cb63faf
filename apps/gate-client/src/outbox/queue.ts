import { createStore, type StoreApi } from 'zustand';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import type { LostHistory } from '@cordon/protocol/wire/position.ts';
import type { KeptTrace } from '../storage/database.ts';
import { type OutboxItem, traceOf } from './items.ts';
import { canBeOfferedAgain, type ConfirmedAt, type NewItem, type OutboxStore } from './kept/outbox-store.ts';

export type QueueParts = {
  store: OutboxStore;
  isLive(): boolean; // the connection is live
  now(): number; // the server's clock as this device computes it, epoch ms
  onLoaded(): void; // what was kept is there: it may be sent
};

/** The records of this device, in their order: what is shown of them is what the store holds. */
export type Queue = {
  items: StoreApi<readonly OutboxItem[]>;
  unreadable: StoreApi<number>;
  find(commandId: string): OutboxItem | undefined;
  /** @returns null when it can be kept nowhere */
  keep(item: NewItem): Promise<OutboxItem | null>;
  show(item: OutboxItem): void;
  /** In memory only: what was on its way when the window closed is sent again. */
  replace(item: OutboxItem): void;
  change(item: OutboxItem): Promise<void>;
  remove(item: OutboxItem, outcome: KeptTrace['outcome'], ack: Ack | null): Promise<void>;
  load(): Promise<void>;
  offerAgain(present: string, lost: LostHistory | null): Promise<number>;
};

export function createQueue({ store, isLive, now, onLoaded }: QueueParts): Queue {
  const items = createStore<readonly OutboxItem[]>()(() => []);
  const unreadable = createStore<number>()(() => 0);
  let lastOrder = 0;
  /** [OF72] What was asked for last: a record that is being settled meanwhile is asked for once more. */
  let offered: { present: string; lost: LostHistory | null } | null = null;

  const replace = (item: OutboxItem) =>
    items.setState((all) => all.map((one) => (one.order === item.order ? item : one)), true);

  async function load(): Promise<void> {
    const found = await store.load();
    const known = new Set(items.getState().map(({ order }) => order));
    const fresh = found.items.filter(({ order }) => !known.has(order));
    lastOrder = Math.max(lastOrder, ...fresh.map(({ order }) => order));
    items.setState((all) => [...all, ...fresh].toSorted((a, b) => a.order - b.order), true);
    unreadable.setState(found.unreadable, true);
    onLoaded();
  }

  async function offer(): Promise<number> {
    if (offered === null) return 0;
    const count = await store.offerAgain(offered.present, offered.lost);
    if (count > 0) await load();
    return count;
  }

  return {
    items,
    unreadable,
    find: (commandId) => items.getState().find(({ command }) => command.commandId === commandId),
    async keep(item) {
      const order = await store.add(item).catch(() => null);
      if (order === null && !isLive()) return null;
      // What can't be kept goes straight to the server, and is never shown as saved here.
      lastOrder = order === null ? lastOrder + 1 / 1024 : Math.max(lastOrder, order);
      return { ...item, order: order ?? lastOrder, kept: order !== null };
    },
    show: (item) => items.setState((all) => [...all, item], true),
    replace,
    async change(item) {
      const { order, kept, ...body } = item;
      if (kept) await store.change(order, body);
      replace(item);
    },
    async remove(item, outcome, ack) {
      const before = offered;
      const at = Math.round(now());
      if (item.kept) await store.settle(item.order, traceOf(item, outcome, at, ack), confirmedAt(item, ack, at));
      items.setState((all) => all.filter(({ order }) => order !== item.order), true);
      if (offered !== before) await offer().then(load);
    },
    load,
    offerAgain(present, lost) {
      offered = { present, lost };
      return offer();
    },
  };
}

/** [OF71] Where the confirmation of a record stands that is worth keeping; null for every other one. */
function confirmedAt({ command }: OutboxItem, ack: Ack | null, now: number): ConfirmedAt | null {
  if (ack?.ok !== true || ack.feed === undefined || !canBeOfferedAgain(command)) return null;
  return { feed: ack.feed, seq: ack.seq, at: now };
}
