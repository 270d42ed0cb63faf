import type { Actor } from '@cordon/protocol/roles.ts';
import type { Night } from '@cordon/protocol/testing/night.ts';
import { minuteMs } from '@cordon/protocol/time.ts';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import { type Command, command as commandShape } from '@cordon/protocol/wire/command.ts';
import type { EventsPacket, FeedEvent, Followed } from '@cordon/protocol/wire/feed.ts';
import { errorRegistry } from '@cordon/protocol/errors.ts';
import { snapshotOf } from '../night.ts';
import type { World } from './world.ts';

export type Person = Extract<Actor, { kind: 'person' }>;

/** A bug to be planted, so that the checks can show that they would find it. */
export type ServerMutant = 'forgets-receipts' | 'answers-before' | 'skips-packets';

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
    const command = commandShape.parse(raw);
    const { commandId } = command;
    this.received += 1;
    const print = JSON.stringify([actor.personId, command]);
    const seen = this.receipts.get(commandId);
    if (seen !== undefined && this.#mutant !== 'forgets-receipts') {
      return seen.print === print ? { ...seen.ack, now: this.#world.now() } : this.#refused(command, 'command-reused');
    }
    if (this.#mutant === 'answers-before' && this.#world.chance(0.02)) return this.#accepted(command);
    const answer = this.night.submit(actor, command);
    this.#note(commandId);
    const ack = answer.ok ? this.#accepted(command, answer.unchanged) : this.#refused(command, answer.code);
    this.receipts.set(commandId, { print, ack });
    return ack;
  }

  /** From here on every entry, in order; with a first answer that says where it begins. */
  follow(after: number | undefined, onPacket: (packet: EventsPacket) => void): { answer: Followed; stop(): void } {
    this.catchUp();
    this.#followers.add(onPacket);
    const seq = this.feed.length;
    const now = this.#world.now();
    const answer: Followed =
      after === undefined || after > seq || seq - after > 200
        ? { ok: true, seq, now, snapshot: snapshotOf(this.night) }
        : { ok: true, seq, now, events: this.feed.slice(after) };
    return { answer, stop: () => void this.#followers.delete(onPacket) };
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
    if (this.#mutant === 'skips-packets' && this.#world.chance(0.1)) return;
    this.#send(fresh);
  }

  #send(events: FeedEvent[]): void {
    for (const follower of this.#followers) {
      follower({ events, upTo: this.feed.length, now: this.#world.now() });
    }
  }

  #accepted({ commandId, ...about }: Command, unchanged = false): Ack {
    const version = 'visitId' in about ? (this.night.visits.get(about.visitId)?.version ?? 0) : this.night.site.version;
    return { ok: true, commandId, seq: this.feed.length, version, unchanged, now: this.#world.now() };
  }

  #refused({ commandId }: Command, code: Extract<Ack, { ok: false }>['code']): Ack {
    const { retryable } = errorRegistry[code];
    return { ok: false, commandId, code, retryable, params: {}, now: this.#world.now() };
  }
}
