import type { StoreApi } from 'zustand';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import type { Command } from '@cordon/protocol/wire/command.ts';
import type { LostHistory } from '@cordon/protocol/wire/position.ts';
import type { KeptTrace } from '../storage/database.ts';
import { asideBody, type Author, type CommandBody, commandOf, type CommandRefusal, type OutboxItem } from './items.ts';
import { createDelivery, type DeliveryParts } from './delivery.ts';
import type { NewItem, OutboxStore } from './kept/outbox-store.ts';
import { createQueue } from './queue.ts';

export type OutboxParts = DeliveryParts & {
  store: OutboxStore;
  author(): Author | null; // who is signed in here
  /** The author's signature; null where there is none to be had. */
  sign(command: Command): Promise<string | null>;
  now(): number; // the server's clock as this device computes it, epoch ms
  local(): number; // the device's clock
  newId(): string; // a uuidv7
};

/** `answered` is the server's word, however long that takes. */
export type Taken = { ok: true; commandId: string; answered: Promise<Ack> } | { ok: false; refusal: CommandRefusal };

export type Outbox = {
  items: StoreApi<readonly OutboxItem[]>;
  unreadable: StoreApi<number>; // records that lie on this device and can't be opened
  /** Brings back what was kept, and what other windows left behind. */
  load(): Promise<void>;
  send(body: CommandBody): Promise<Taken>;
  dismiss(commandId: string): Promise<void>;
  /** [U274] It is not sent any more: its outline goes to a supervisor, under the name of the person who sets it aside. */
  setAside(commandId: string, note: string): Promise<Taken>;
  /** The connection is live: sends what waits. */
  flush(): void;
  traces(): Promise<KeptTrace[]>;
  /** [OF72] The record may have gone back: what it confirmed and has lost is sent again. @returns how many */
  offerAgain(present: string, lost: LostHistory | null): Promise<number>;
};

/**
 * [U10] Keeps each record before anything is shown of it, and sends the records of one visit one after the other, in the
 * order in which they were given. Each has one ID, made once: sent again after a cut or a time-out it is the same command,
 * and the server does it once. Nothing leaves without the server's word. [U14] Nor before the picture shows it: what is
 * shown over the picture would be undone for a moment, and a button exchanged under the finger that holds it.
 */
export function createOutbox(parts: OutboxParts): Outbox {
  const queue = createQueue({ ...parts, onLoaded: () => delivery.pump() });
  const delivery = createDelivery(parts, queue);
  const { items, unreadable, load, offerAgain } = queue;
  let taking: Promise<unknown> = Promise.resolve(); // one after the other: what was pressed first is kept first

  async function take(body: CommandBody): Promise<Taken> {
    const item = await queue.keep(await newItem(body, parts));
    if (item === null) return { ok: false, refusal: { code: 'not-stored', params: {} } };
    const { commandId } = item.command;
    const answered = delivery.answer(commandId);
    queue.show(item);
    delivery.pump();
    return { ok: true, commandId, answered };
  }

  function send(body: CommandBody): Promise<Taken> {
    const taken = taking.then(() => take(body));
    taking = taken.catch(() => undefined);
    return taken;
  }

  return {
    items,
    unreadable,
    offerAgain,
    load,
    send,
    async dismiss(commandId) {
      const item = queue.find(commandId);
      if (item?.state === 'refused') await queue.remove(item, 'refused', null);
    },
    async setAside(commandId, note) {
      const item = queue.find(commandId);
      if (item === undefined || item.state === 'sending') return { ok: false, refusal: { code: 'busy', params: {} } };
      const body = asideBody(item, note);
      if (body === null) {
        await queue.remove(item, 'set-aside', null);
        return { ok: true, commandId, answered: new Promise(() => undefined) };
      }
      await queue.change({ ...item, state: 'aside' });
      const taken = await send(body);
      if (!taken.ok) await queue.change(item);
      return taken;
    },
    flush: delivery.flush,
    traces: parts.store.traces,
  };
}

/** The record of what was pressed now. @throws Error when nobody is signed in */
async function newItem(body: CommandBody, parts: OutboxParts): Promise<NewItem> {
  const author = parts.author();
  if (author === null) throw new Error('nobody is signed in');
  const [commandId, observedAt] = [parts.newId(), Math.round(parts.now())];
  const offline = parts.isLive() ? {} : ({ offline: true } as const);
  const command = commandOf(body, { commandId, observedAt, ...offline });
  const signature = await parts.sign(command).catch(() => null);
  const { personId, name, role, stations } = author;
  return {
    command,
    author: { personId, name, role, stations },
    signature,
    savedAt: parts.local(),
    state: 'saved',
    refusal: null,
  };
}
