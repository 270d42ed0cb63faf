import type { z } from 'zod';
import type { RaisedAlert } from '../alert/state.ts';
import type { Decision, Facts, Stamp } from '../decision.ts';
import type { Role } from '../roles.ts';
import type { ClockJump } from '../site/clock-jumps.ts';
import type { SiteState } from '../site/state.ts';
import type { Schema } from '../stored/schema.ts';
import type { Instant } from '../time.ts';
import type { PassDeadline } from '../wire/command.ts';
import type { Versioned } from '../wire/feed.ts';

/** The reference of an aggregate within its site, and the end of its key in the store: `site`, or `<kind>:<id>`. */
export type AggregateRef = 'site' | `${string}:${string}`;

export type Event = { type: string };

/** The fields that every command has. */
export type BaseCommand = { type: string; commandId: string; observedAt: Instant };

/** A pending deadline. `key` is unique within its aggregate. */
export type Deadline = { key: string; at: Instant };

/**
 * Whether the live picture lists an aggregate: always; while it is open; or for some hours after `at`. With null it
 * leaves the picture when it closes.
 */
export type Listing = { kind: 'always' } | { kind: 'open' } | { kind: 'closed'; at: Instant | null };

/** Who reads. `stations` are those whose visits the reader follows; null: the whole site. */
export type Reader = { role: Role; stations: readonly string[] | null };

/** The schema of one command: an object whose `type` is a literal. */
export type CommandSchema = z.ZodObject<{ type: z.ZodLiteral<string> }>;

/** Places that only a limited number of one kind may hold at a time. The commit takes and frees the difference. */
export type Claims<S, C> = {
  heldBy(state: S): readonly string[];
  /** The claims whose holders a decision on this command needs. */
  inQuestion(state: S | null, command: C): readonly string[];
  /** How many may hold the claim at the same time, from 1. */
  limit(claim: string, site: SiteState): number;
};

/**
 * The half of an aggregate that a follower of the feed needs: enough to read its state and to go on from it. A tablet has
 * this half at once, and the other before anything is recorded on it. `S` is its state as it is stored, `E` what happens to
 * it.
 */
export type Foldable<S extends object, E extends Event> = {
  kind: 'folded';
  name: string;
  /** [A1] The roles that may send each command, by type. Nobody may send a type without a row. */
  access: Readonly<Record<string, readonly Role[]>>;
  /** [SV1] The version of the stored form, and the upcasts of earlier versions. */
  schema: Schema;
  /** Whether the value has every field that the rules of this version need. */
  isState(value: unknown): value is S;
  /** @throws RangeError when the event can't follow the state (a gap in the log, or a bug) */
  evolve(state: S | null, event: E, stamp: Stamp, id: string): S;
  /** Whether a follower that knows nothing of the aggregate can begin with this event. */
  begins(event: E): boolean;
};

/**
 * The definition of an aggregate. Only the engine calls these functions; all of them are pure. `S` is the stored state,
 * `E` an event, `C` a command.
 */
export type Aggregate<S extends object, E extends Event, C extends BaseCommand> = Foldable<S, E> & {
  /** The schemas of the commands that people may send. */
  commands: readonly CommandSchema[];
  /** The types of commands that the server itself sends, without `passDeadline`. */
  notes: readonly C['type'][];
  /** The ID of the aggregate that a command is about. */
  idOf(command: C): string;
  /** Decides a command: events or a refusal. */
  decide(current: Versioned<S> | null, command: C | PassDeadline, facts: Facts): Decision<E>;
  /** The alerts that an event raises. `state` is the state after it. */
  raises(state: S, event: E, stamp: Stamp): readonly RaisedAlert[];
  /** The alerts whose cause is active. */
  causes(state: S): readonly { id: string }[];
  /**
   * The pending deadlines.
   *
   * @param jumps jumps of the site's clock, which move deadlines that protect somebody
   */
  due(state: S, jumps: readonly ClockJump[]): readonly Deadline[];
  listing(state: S): Listing;
  /** The stations that it concerns. */
  stations(state: S): readonly string[];
  /** Its ID in the feed; for most, the same as `id`. */
  feedId(state: S, id: string): string;
  /** The ID of the visit or site whose timeline has the event; null for none. */
  timeline(event: E, state: S, id: string): string | null;
  claims: Claims<S, C> | null;
  /**
   * What a reader may see of it; null for nothing. An event is emptied rather than left out where versions must not
   * skip.
   */
  shownState(reader: Reader, state: S): S | null;
  shownEvent(reader: Reader, event: E, stations: readonly string[]): E | null;
};

/** The definition of entries without a state: nothing is folded, so that many can be written at the same moment. */
export type Trail<E extends Event, C extends BaseCommand> = {
  kind: 'trail';
  name: string;
  notes: readonly C['type'][];
  idOf(command: C): string;
  eventOf(command: C): E;
  timeline: string;
};

export type AnyFoldable = Foldable<object, Event>;
export type AnyAggregate = Aggregate<object, Event, BaseCommand>;
export type Definition = AnyAggregate | Trail<Event, BaseCommand>;

/** Whether a reader follows what concerns these stations. */
export function concerns({ stations }: Reader, others: readonly string[]): boolean {
  return stations === null || others.some((station) => stations.includes(station));
}
