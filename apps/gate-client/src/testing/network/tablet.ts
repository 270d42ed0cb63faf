import type { Timers } from '../../clock/ticker.ts';
import { createConnection, type Connection } from '../../realtime/connection.ts';
import { createServerClock, type KeptOffset } from '../../realtime/server-clock.ts';
import { createLinkStore } from '../../state/link.ts';
import { createPictureStore, type PictureStore } from '../../state/picture-store.ts';
import { whenSeen } from '../../state/when-seen.ts';
import { carryOut } from '../../state/provisional/rebase.ts';
import { createRebase } from '../../state/provisional/rebase.ts';
import { createShown } from '../../state/provisional/shown-picture.ts';
import type { Command } from '@cordon/protocol/wire/command.ts';
import { type Author, type CommandBody, isWaiting, type OutboxItem } from '../../outbox/items.ts';
import { createOutbox, type Outbox } from '../../outbox/outbox.ts';
import { refusedHere } from '../../outbox/before-recording.ts';
import { memoryStore, type MemoryStore } from '../memory-store.ts';
import type { OutboxStore } from '../../outbox/kept/outbox-store.ts';
import type { Link } from './link.ts';
import type { Person } from './site-server.ts';
import type { World } from './world.ts';

/** A bug to be planted in the device, so that the checks can show that they would find it. */
export type TabletMutant = 'shows-before-it-keeps' | 'forgets-on-time-out' | 'renames';

/** What lives as long as the window: lost when it is killed. */
type Window = { outbox: Outbox; connection: Connection; confirmed: PictureStore; picture: PictureStore };

/** One tablet: its real outbox, connection and picture, over a storage that outlives its windows. */
export class Tablet {
  readonly name: string;
  readonly link: Link;
  readonly store: MemoryStore = memoryStore();
  /** Every command that was shown as saved here. */
  readonly saved = new Set<string>();
  person: Person;
  window: Window;
  #commands = 0;
  readonly #world: World;
  readonly #skewMs: number;
  readonly #mutant: TabletMutant | null;
  #offset = 0;

  constructor(name: string, world: World, link: Link, person: Person, skewMs: number, mutant: TabletMutant | null) {
    this.name = name;
    this.#mutant = mutant;
    this.#world = world;
    this.link = link;
    this.person = person;
    this.#skewMs = skewMs;
    this.window = this.#open();
  }

  get linkState() {
    return this.#inside.link.getState();
  }

  get waiting(): number {
    return this.window.outbox.items.getState().filter(isWaiting).length;
  }

  /** Presses a button. @returns whether anything was taken */
  async press(body: CommandBody): Promise<boolean> {
    const { outbox, picture, link, clock } = this.#inside;
    const now = clock.now();
    if (
      link.getState().state !== 'live' &&
      refusedHere(body, picture.getState(), authorOf(this.person), now, now, carryOut) !== null
    )
      return false;
    const taken = await outbox.send(body);
    return taken.ok;
  }

  /** The window dies at this very moment, and another one is opened over the same storage. */
  async kill(): Promise<void> {
    this.window.connection.stop();
    this.#end();
    this.link.cut();
    this.window = this.#open();
    await this.window.outbox.load();
  }

  /** Another officer signs in; what the first one recorded stays theirs. */
  change(person: Person): void {
    this.person = person;
    this.window.connection.stop();
    this.window.connection.start(person.personId);
  }

  #end: () => void = () => undefined;
  #inside!: Window & { link: ReturnType<typeof createLinkStore>; clock: ReturnType<typeof createServerClock> };

  #open(): Window {
    const world = this.#world;
    const alive = { kind: true };
    this.#end = () => void (alive.kind = false);
    const timers: Timers = {
      setTimeout: (run, ms) => world.setTimeout(() => void (alive.kind && run()), ms),
      clearTimeout: world.clearTimeout,
    };
    const kept: KeptOffset = { read: () => this.#offset, write: (offset) => void (this.#offset = offset) };
    const clock = createServerClock(() => world.now() + this.#skewMs, kept);
    const link = createLinkStore();
    const confirmed = createPictureStore();
    const isLive = () => link.getState().state === 'live';
    const outbox = createOutbox({
      store: this.#mutant === 'shows-before-it-keeps' ? keepsLater(this.store, timers) : this.store,
      deliver: async (item) => {
        const sent = connection.deliver(this.#asSent(item));
        if (this.#mutant !== 'forgets-on-time-out') return sent;
        return sent.catch(() => ({ ok: true, commandId: '', seq: 0, version: 0, unchanged: true, now: 0 }) as const);
      },
      seen: (ack) => whenSeen(confirmed, ack, isLive, timers),
      author: () => authorOf(this.person),
      mayCarry: () => true,
      sign: () => Promise.resolve('signed'),
      isLive,
      now: clock.now,
      local: clock.local,
      newId: () => this.#newId(),
      random: world.random,
      timers,
    });
    const connection = createConnection({
      open: this.link.open,
      clock,
      timers,
      random: world.random,
      picture: confirmed,
      link,
      onJoined: (lost) => {
        const { feedId } = confirmed.getState();
        if (feedId !== null) void outbox.offerAgain(feedId, lost).then(outbox.load).then(outbox.flush);
      },
      onNonce: () => undefined,
      onClaims: () => undefined,
      onSignedOut: () => undefined,
      linesBefore: () => 0,
    });
    const waiting = {
      now: () => outbox.items.getState().filter(isWaiting),
      subscribe: (onChange: () => void) => void outbox.items.subscribe(onChange),
    };
    const { picture, withRules } = createShown(confirmed, waiting, () => Promise.resolve(createRebase()));
    void withRules();
    outbox.items.subscribe((items) => {
      for (const { command, kept: isKept } of items) if (alive.kind && isKept) this.saved.add(command.commandId);
    });
    this.#inside = { outbox, connection, confirmed, picture, link, clock };
    connection.start(this.person.personId);
    return { outbox, connection, confirmed, picture };
  }

  /* Another officer's record goes as theirs: signed, which here is a word. */
  #asSent({ command, author }: OutboxItem): Command {
    if (author.personId === this.person.personId) return command;
    const again = this.#mutant === 'renames' ? { ...command, commandId: this.#newId() } : command;
    const carried = { ...again, carried: author.personId, command: again };
    return carried;
  }

  /* A version 7 UUID by its form, and the tablet's own by its numbers. */
  #newId(): string {
    this.#commands += 1;
    const tail = `${this.name}${this.#commands}`
      .replaceAll(/[^0-9a-f]/g, '0')
      .padStart(12, '0')
      .slice(-12);
    return `01930000-0000-7000-8000-${tail}`;
  }
}

const authorOf = ({ personId, name, role, stations }: Person): Author => ({
  ...{ personId, name, role },
  stations: [...stations],
});

/** Says that it has kept a record when it only means to. */
function keepsLater(store: MemoryStore, timers: Timers): OutboxStore {
  let order = 1_000_000;
  return {
    ...store,
    add(item) {
      timers.setTimeout(() => void store.add(item), 2000);
      return Promise.resolve((order += 1));
    },
  };
}
