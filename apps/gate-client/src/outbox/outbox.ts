import { createStore, type StoreApi } from 'zustand';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import type { Command } from '@cordon/protocol/wire/command.ts';
import type { LostHistory } from '@cordon/protocol/wire/position.ts';
import type { Timers } from '../clock/ticker.ts';
import type { KeptTrace } from '../storage/database.ts';
import { asideBody, asideOf } from './aside.ts';
import { type Author, type CommandBody, commandOf, type CommandRefusal, type OutboxItem, subjectOf } from './items.ts';
import type { NewItem, OutboxStore } from './kept/outbox-store.ts';
import { laneOf, sendable } from './lanes.ts';
import { createResting } from './resting.ts';
import { canBeOfferedAgain, type ConfirmedAt } from './offered.ts';
import { traceOf } from './trace.ts';

/** As many as the server takes from one line at one time, less what else the line is used for. */
const mostUnderWay = 4;

type Accepted = Extract<Ack, { ok: true }>;

export type OutboxParts = {
  store: OutboxStore;
  /** @throws when it is unknown whether the command arrived */
  deliver(item: OutboxItem): Promise<Ack>;
  /**
   * The picture shows what was answered with this place in the feed, or has been waited for long enough.
   *
   * @returns false when the picture is of another feed by now, in which it may never have happened
   */
  seen(ack: Pick<Accepted, 'seq' | 'feed'>): Promise<boolean>;
  author(): Author | null; // who is signed in here
  /** May it go over the present line: is it one's own, or signed by its author? */
  mayCarry(item: OutboxItem): boolean;
  /** The author's signature; null where there is none to be had. */
  sign(command: Command): Promise<string | null>;
  isLive(): boolean; // the server hears us now
  now(): number; // the server's clock as this device reckons it, epoch ms
  local(): number; // the device's clock
  newId(): string; // a uuidv7
  random(): number;
  timers: Timers;
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
  /** [U274] It is not sent any more: its outline goes to a supervisor, under the name of whoever sets it aside. */
  setAside(commandId: string, note: string): Promise<Taken>;
  /** The way to the server is open: what waits is sent now. */
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
  const { store } = parts;
  const items = createStore<readonly OutboxItem[]>()(() => []);
  const unreadable = createStore<number>()(() => 0);
  const answers = new Map<string, (ack: Ack) => void>();
  const resting = createResting(parts.timers, parts.random, pump);
  let lastOrder = 0;
  let taking: Promise<unknown> = Promise.resolve(); // one after the other: what was pressed first is kept first

  const find = (commandId: string) => items.getState().find(({ command }) => command.commandId === commandId);
  const show = (next: readonly OutboxItem[]) => items.setState(next, true);
  const replace = (item: OutboxItem) => show(items.getState().map((one) => (one.order === item.order ? item : one)));

  async function change(item: OutboxItem): Promise<void> {
    const { order, kept, ...body } = item;
    if (kept) await store.change(order, body);
    replace(item);
  }
  /** [OF72] What was asked for last: a record that is being settled meanwhile is asked for once more. */
  let offered: { present: string; lost: LostHistory | null } | null = null;

  async function offer(): Promise<number> {
    if (offered === null) return 0;
    const count = await store.offerAgain(offered.present, offered.lost);
    if (count > 0) await load();
    return count;
  }

  async function remove(item: OutboxItem, outcome: KeptTrace['outcome'], ack: Ack | null): Promise<void> {
    const before = offered;
    const now = Math.round(parts.now());
    if (item.kept) await store.settle(item.order, traceOf(item, outcome, now, ack), confirmedAt(item, ack, now));
    show(items.getState().filter(({ order }) => order !== item.order));
    if (offered !== before) await offer().then(load);
  }

  /* Without a line nothing is tried: who waits for it costs nothing, and says 'saved here' and not 'sending'. */
  function pump(): void {
    if (!parts.isLive()) return;
    for (const item of sendable(items.getState(), resting.lanes(), parts.mayCarry, mostUnderWay)) {
      replace({ ...item, state: 'sending' });
      void deliver(item);
    }
  }

  async function deliver(item: OutboxItem): Promise<void> {
    const lane = laneOf(item.command);
    const ack = await parts.deliver(item).catch(() => null);
    try {
      if (ack === null || staysForLater(ack)) throw new Error('no word on it yet');
      await settle(item, ack);
      resting.worked(lane);
    } catch {
      // Where not even the answer could be written down, it is sent again, and answered the same.
      replace({ ...item, state: 'saved' });
      resting.failed(lane, ack?.ok === false && ack.code === 'unavailable');
    }
    pump();
  }

  async function settle(item: OutboxItem, ack: Ack): Promise<void> {
    const { command } = item;
    const aside = asideOf(command, find);
    if (ack.ok) {
      // [OF74] What was confirmed in a feed that is no more is asked for again: it is the same command.
      if (!(await parts.seen(ack))) throw new Error('confirmed in another feed');
      const subject = subjectOf(command);
      const overtaken = items.getState().filter((one) => one.state === 'refused' && subjectOf(one.command) === subject);
      await remove(item, 'confirmed', ack);
      for (const one of overtaken) await remove(one, 'refused', null);
      if (aside !== undefined) await remove(aside, 'set-aside', null);
    } else {
      await change({ ...item, state: 'refused', refusal: { code: ack.code, params: ack.params } });
      if (aside !== undefined) await change({ ...aside, state: aside.refusal === null ? 'saved' : 'refused' });
    }
    answers.get(command.commandId)?.(ack);
    answers.delete(command.commandId);
  }

  async function take(body: CommandBody): Promise<Taken> {
    const author = parts.author();
    if (author === null) throw new Error('nobody is signed in');
    const [commandId, observedAt] = [parts.newId(), Math.round(parts.now())];
    const offline = parts.isLive() ? {} : ({ offline: true } as const);
    const command = commandOf(body, { commandId, observedAt, ...offline });
    const signature = await parts.sign(command).catch(() => null);
    const { personId, name, role, stations } = author;
    const item = await keep({
      command,
      author: { personId, name, role, stations },
      signature,
      savedAt: parts.local(),
      state: 'saved',
      refusal: null,
    });
    if (item === null) return { ok: false, refusal: { code: 'not-stored', params: {} } };
    const answered = new Promise<Ack>((resolve) => answers.set(commandId, resolve));
    show([...items.getState(), item]);
    pump();
    return { ok: true, commandId, answered };
  }

  async function keep(item: NewItem): Promise<OutboxItem | null> {
    try {
      const order = await store.add(item);
      lastOrder = Math.max(lastOrder, order);
      return { ...item, order, kept: true };
    } catch {
      if (!parts.isLive()) return null;
      // It goes straight to the server, and is never shown as saved here.
      lastOrder += 1 / 1024;
      return { ...item, order: lastOrder, kept: false };
    }
  }

  function send(body: CommandBody): Promise<Taken> {
    const taken = taking.then(() => take(body));
    taking = taken.catch(() => undefined);
    return taken;
  }

  function flush(): void {
    resting.wakeAll();
    pump();
  }

  async function load(): Promise<void> {
    const found = await store.load();
    const known = new Set(items.getState().map(({ order }) => order));
    const fresh = found.items.filter(({ order }) => !known.has(order));
    lastOrder = Math.max(lastOrder, ...fresh.map(({ order }) => order));
    show([...items.getState(), ...fresh].toSorted((a, b) => a.order - b.order));
    unreadable.setState(found.unreadable, true);
    pump();
  }

  return {
    items,
    unreadable,
    offerAgain(present, lost) {
      offered = { present, lost };
      return offer();
    },
    load,
    send,
    async dismiss(commandId) {
      const item = find(commandId);
      if (item?.state === 'refused') await remove(item, 'refused', null);
    },
    async setAside(commandId, note) {
      const item = find(commandId);
      if (item === undefined || item.state === 'sending') return { ok: false, refusal: { code: 'busy', params: {} } };
      const body = asideBody(item, note);
      if (body === null) {
        await remove(item, 'set-aside', null);
        return { ok: true, commandId, answered: new Promise(() => undefined) };
      }
      await change({ ...item, state: 'aside' });
      const taken = await send(body);
      if (!taken.ok) await change(item);
      return taken;
    },
    flush,
    traces: store.traces,
  };
}

/* The server had no word on the command itself: the same one may succeed later, or after signing in again. */
function staysForLater(ack: Ack): boolean {
  return !ack.ok && (ack.retryable || ack.code === 'not-signed-in');
}

/** [OF71] Where the confirmation of a record stands that is worth keeping; null for every other one. */
function confirmedAt({ command }: OutboxItem, ack: Ack | null, now: number): ConfirmedAt | null {
  if (ack?.ok !== true || ack.feed === undefined || !canBeOfferedAgain(command)) return null;
  return { feed: ack.feed, seq: ack.seq, at: now };
}
