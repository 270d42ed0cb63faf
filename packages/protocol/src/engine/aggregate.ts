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

/** An aggregate's name within its site, and the end of its key in the store: `site`, or `<kind>:<id>`. */
export type AggregateRef = 'site' | `${string}:${string}`;

export type Event = { type: string };

/** What every command has. */
export type AnyAsked = { type: string; commandId: string; observedAt: Instant };

/** What a state waits for: `key` names the deadline within its aggregate. */
export type Deadline = { key: string; at: Instant };

/**
 * Whether the live picture lists it: always, while it is open, or for some hours after `at`; with null it leaves the picture
 * when it closes.
 */
export type Listing = { kind: 'always' } | { kind: 'open' } | { kind: 'closed'; at: Instant | null };

/** Who reads: by role; `stations` are those whose visits they follow, null for the whole site. */
export type Reader = { role: Role; stations: readonly string[] | null };

/** One command: an object whose `type` is a literal. */
export type CommandSchema = z.ZodObject<{ type: z.ZodLiteral<string> }>;

/** Places that only so many of a kind may hold at one time. The commit takes and frees what changed. */
export type Claims<S, C> = {
  heldBy(state: S): readonly string[];
  /** Those whose holders a decision on this command looks at. */
  inQuestion(state: S | null, command: C): readonly string[];
  /** How many may hold it at one time. */
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
  /** [A1] Who may ask for it, by the command's type; what has no row may be asked by nobody. */
  access: Readonly<Record<string, readonly Role[]>>;
  /** [SV1] The form in which its state is stored, and how earlier ones are read. */
  schema: Schema;
  /** Is it one that the rules of this version can stand on? */
  isState(value: unknown): value is S;
  /** @throws RangeError when the event can't follow the state: a hole in the log, or a bug */
  evolve(state: S | null, event: E, stamp: Stamp, id: string): S;
  /** Can it begin with this event, for a follower that knows nothing of what was before? */
  begins(event: E): boolean;
};

/**
 * A thing that commands change, described once: the engine is the only caller of these functions. All of them are pure.
 * `C` is what may be asked of it.
 */
export type Aggregate<S extends object, E extends Event, C extends AnyAsked> = Foldable<S, E> & {
  /** What people may ask of it, as it comes over the wire. */
  commands: readonly CommandSchema[];
  /** What the server itself says of it; that a deadline passes is not listed. */
  notes: readonly C['type'][];
  /** Which one a command is about. */
  idOf(command: C): string;
  /** What the command does to it, or why it can't. */
  decide(current: Versioned<S> | null, command: C | PassDeadline, facts: Facts): Decision<E>;
  /** The alerts that an event raises; `state` is the one after it. */
  raises(state: S, event: E, stamp: Stamp): readonly RaisedAlert[];
  /** The alerts whose cause stands. */
  causes(state: S): readonly { id: string }[];
  /** @param jumps of the site's clock: they move deadlines that protect somebody */
  due(state: S, jumps: readonly ClockJump[]): readonly Deadline[];
  listing(state: S): Listing;
  /** The stations that it concerns. */
  stations(state: S): readonly string[];
  /** What its events are called by in the feed; the ID for most. */
  feedId(state: S, id: string): string;
  /** Whose timeline tells of the event; null for none. */
  timeline(event: E, state: S, id: string): string | null;
  claims: Claims<S, C> | null;
  /** What a reader may see of it; null for nothing. An event is emptied rather than left out where versions must not skip. */
  shownState(reader: Reader, state: S): S | null;
  shownEvent(reader: Reader, event: E, stations: readonly string[]): E | null;
};

/** Entries that stand alone: nothing is folded from them and nothing waits, so that many can be written at one moment. */
export type Trail<E extends Event, C extends AnyAsked> = {
  kind: 'trail';
  name: string;
  notes: readonly C['type'][];
  idOf(command: C): string;
  eventOf(command: C): E;
  timeline: string;
};

export type AnyFoldable = Foldable<object, Event>;
export type AnyAggregate = Aggregate<object, Event, AnyAsked>;
export type Definition = AnyAggregate | Trail<Event, AnyAsked>;

/** Does a reader follow what concerns these stations? */
export function concerns({ stations }: Reader, others: readonly string[]): boolean {
  return stations === null || others.some((station) => stations.includes(station));
}
