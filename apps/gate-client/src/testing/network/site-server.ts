import type { Actor } from '@cordon/protocol/roles.ts';
import type { Night } from '@cordon/protocol/testing/night.ts';
import { minuteMs } from '@cordon/protocol/time.ts';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import { engine } from '@cordon/protocol/engine/product.ts';
import type { Command } from '@cordon/protocol/wire/command.ts';
import type { EventsPacket, FeedEvent, Followed } from '@cordon/protocol/wire/feed.ts';
import type { Position, Resync } from '@cordon/protocol/wire/position.ts';
import { errorRegistry } from '@cordon/protocol/errors.ts';
import { snapshotOf } from '../night.ts';
import type { World } from './world.ts';

export type Person = Extract<Actor, { kind: 'person' }>;

/** A bug to be planted, so that the checks can show that they would find it. */
export type ServerMutant = 'forgets-receipts' | 'answers-before' | 'skips-packets' | 'knows-numbers-alone';

/** What a backup holds. */
type Copy = Pick<Night, 'visits' | 'alerts' | 'site'> & {
  seq: number;
  receipts: ReadonlyMap<string, { print: string; ack: Ack }>;
};

function put<K, V>(into: Map<K, V>, from: ReadonlyMap<K, V>): void {
  into.clear();
  for (const [key, value] of from) into.set(key, value);
}

const lookEveryMs = 10_000;

/**
 * The server of a run: the real rules over a memory store, receipts and a numbered feed, as the one script in Redis has
 * them. What it holds outlives its lines, as the store does.
 */
export class SiteServer {
  readonly night: Night;
  readonly feed: FeedEvent[] = [];
  received = 0;
  #lookedAt = 0;
  readonly receipts = new Map<string, { print: string; ack: Ack }>();
  /** Commands whose answer an older copy of the store does not know any more. */
  readonly forgotten = new Set<string>();
  wentBack = 0;
  isUnnoticed = false; // it went back, and has not found out by itself
  #feedId = 'feed-0';
  #breaks: { feed: string; to: number }[] = [];
  #marks: string[] = []; // of each entry
  #written = 0; // entries, those of histories that are no more included
  #copy: Copy | null = null;
  readonly #world: World;
  readonly #mutant: ServerMutant | null;
  readonly #followers = new Set<(packet: EventsPacket) => void>();

  constructor(world: World, night: Night, mutant: ServerMutant | null) {
    this.#world = world;
    this.#mutant = mutant;
    this.night = night;
    this.#note('the-evening-before');
  }

  /** Deadlines fall due as time goes on; looked for now and then, as a clock that is a little late would. */
  catchUp(): void {
    const now = this.#world.now();
    if (now - this.#lookedAt < lookEveryMs) {
      this.night.now = now;
      return;
    }
    this.#lookedAt = now;
    this.night.wait((now - this.night.now) / minuteMs);
    this.#note(`clock-${this.feed.length}`);
  }

  command(actor: Person, raw: unknown): Ack {
    this.catchUp();
    const command = engine.command.parse(raw);
    const { commandId } = command;
    this.received += 1;
    const print = JSON.stringify([actor.personId, command]);
    const seen = this.receipts.get(commandId);
    if (seen !== undefined && this.#mutant !== 'forgets-receipts') {
      return seen.print === print ? this.#again(seen.ack) : this.#refused(command, 'command-reused');
    }
    if (this.#mutant === 'answers-before' && this.#world.chance(0.02)) return this.#accepted(command);
    const answer = this.night.submit(actor, command);
    this.#note(commandId);
    const ack = answer.ok ? this.#accepted(command, answer.unchanged) : this.#refused(command, answer.code);
    this.receipts.set(commandId, { print, ack });
    return ack;
  }

  /** From here on every entry, in order; with a first answer that says where it begins. */
  follow(after: Position | undefined, onPacket: (packet: EventsPacket) => void): { answer: Followed; stop(): void } {
    this.catchUp();
    this.#followers.add(onPacket);
    const now = this.#world.now();
    const place = this.#place();
    const resync = after === undefined ? null : this.#judged(after);
    const answer: Followed =
      after === undefined || resync !== null
        ? { ok: true, ...place, now, snapshot: snapshotOf(this.night), resync, earlier: [] }
        : { ok: true, ...place, now, events: this.feed.slice(after.seq) };
    return { answer, stop: () => void this.#followers.delete(onPacket) };
  }

  /** A backup is made: the store as it is now. */
  copy(): void {
    const { night, feed, receipts } = this;
    const [visits, alerts] = [new Map(night.visits), new Map(night.alerts)];
    this.#copy = { visits, alerts, site: night.site, seq: feed.length, receipts: new Map(receipts) };
  }

  /**
   * The backup takes the place of the store; all lines are cut.
   *
   * @param isNoticed whether the server finds out by itself: on a new machine only its followers know
   */
  goBack(isNoticed: boolean): void {
    const copied = this.#copy;
    if (copied === null || copied.seq === this.feed.length) return;
    const { night, feed, receipts } = this;
    this.wentBack += 1;
    for (const commandId of receipts.keys()) if (!copied.receipts.has(commandId)) this.forgotten.add(commandId);
    put(night.visits, copied.visits);
    put(night.alerts, copied.alerts);
    put(receipts, copied.receipts);
    night.site = copied.site;
    night.log.length = copied.seq;
    feed.length = copied.seq;
    this.#marks.length = copied.seq;
    if (isNoticed) {
      this.#breaks.push({ feed: this.#feedId, to: copied.seq });
      this.#feedId = `feed-${this.wentBack}`;
    } else this.isUnnoticed = true;
    this.#followers.clear();
  }

  /** Why a follower can't go on from there; null: it can. */
  #judged({ feed, seq, mark }: Position): Resync | null {
    const { feed: present, seq: last } = this.#place();
    if (feed !== present) {
      const since = this.#breaks.slice(this.#breaks.findIndex((one) => one.feed === feed));
      return { why: 'other-history', sharedUpTo: Math.min(...since.map(({ to }) => to)) };
    }
    if (seq > last || mark !== this.#markAt(seq)) return { why: 'other-history', sharedUpTo: null };
    return last - seq > 200 ? { why: 'behind' } : null;
  }

  #markAt(seq: number): string {
    return this.#mutant === 'knows-numbers-alone' ? `number-${seq}` : (this.#marks[seq - 1] ?? '');
  }

  #place(): Position {
    const seq = this.feed.length;
    return { feed: this.#mutant === 'knows-numbers-alone' ? 'feed' : this.#feedId, seq, mark: this.#markAt(seq) };
  }

  /** The pulse: nothing new, and the picture is current. */
  pulse(): void {
    this.catchUp();
    this.#send([]);
  }

  /* Entries that the rules have just written get their number and go out as one packet. */
  #note(commandId: string): void {
    const { log } = this.night;
    const fresh = log.slice(this.feed.length).map((entry, index): FeedEvent => {
      const stamps = { seq: this.feed.length + index + 1, observedAt: entry.at, commandId, stations: [] };
      return { ...entry, ...stamps };
    });
    if (fresh.length === 0) return;
    this.feed.push(...fresh);
    for (let one = 0; one < fresh.length; one++) this.#marks.push(`entry-${(this.#written += 1)}`);
    if (this.#mutant === 'skips-packets' && this.#world.chance(0.1)) return;
    this.#send(fresh);
  }

  #send(events: FeedEvent[]): void {
    const { feed, seq: upTo, mark } = this.#place();
    for (const follower of this.#followers) follower({ events, feed, upTo, mark, now: this.#world.now() });
  }

  /* The same answer, with the time of day and what the feed is called now. */
  #again(ack: Ack): Ack {
    const now = this.#world.now();
    return ack.ok ? { ...ack, feed: this.#place().feed, now } : { ...ack, now };
  }

  #accepted({ commandId, ...about }: Command, unchanged = false): Ack {
    const version = 'visitId' in about ? (this.night.visits.get(about.visitId)?.version ?? 0) : this.night.site.version;
    const { feed, seq } = this.#place();
    return { ok: true, commandId, seq, feed, version, unchanged, now: this.#world.now() };
  }

  #refused({ commandId }: Command, code: Extract<Ack, { ok: false }>['code']): Ack {
    const { retryable } = errorRegistry[code];
    return { ok: false, commandId, code, retryable, params: {}, now: this.#world.now() };
  }
}
