import { type Causes, causesBetween } from '../alert/causes.ts';
import type { RaisedAlert } from '../alert/state.ts';
import type { Decision, Facts } from '../decision.ts';
import type { By } from '../roles.ts';
import { type ClockJump, jumpsOf } from '../site/clock-jumps.ts';
import type { SiteState } from '../site/state.ts';
import { earliest, type Instant } from '../time.ts';
import type { Refused } from '../wire/ack.ts';
import type { AnyCommand } from '../wire/command.ts';
import type { FeedEvent, Versioned } from '../wire/feed.ts';
import type { Aggregate, AggregateRef, AnyAggregate, BaseCommand, Claims, Event, Listing, Trail } from './aggregate.ts';
import type { Target } from './engine.ts';
import { refOf } from './lookup.ts';

/** What all events of one command have in common. */
export type CommandMeta = { at: Instant; observedAt: Instant; commandId: string; by: By };

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** An event before the feed numbers it. */
export type NewEvent = DistributiveOmit<FeedEvent, 'seq'>;

/** An aggregate as the commit writes it. */
export type Written = {
  ref: AggregateRef;
  before: number; // the version decided on, 0 when it did not exist
  after: number;
  state: object;
  due: Instant | null; // its next deadline
  listing: Listing;
};

/** A new feed entry, and the ID of the timeline that lists it; null for none. */
export type NewEntry = { event: NewEvent; timeline: string | null };

/** The claims that a holder takes and frees. They follow from the states before and after. */
export type ClaimChange = {
  holder: string;
  take: readonly { claim: string; limit: number }[];
  free: readonly string[];
};

/** Everything that a commit writes. */
export type Effects = { written: Written[]; entries: NewEntry[]; claims: ClaimChange[] };

/** What a command does to its own aggregate, and the causes of alerts. */
export type Change = {
  refusal: Refused | null;
  version: number; // of the aggregate after it
  changed: Changed | null; // null: it did not change
  noted: NewEntry | null; // an entry without a state
  causes: Causes;
};

/** One aggregate before and after the events of a command. */
export type Changed<S extends object = object, E extends Event = Event> = {
  definition: AnyAggregate;
  id: string;
  before: Versioned<S> | null;
  after: Versioned<S>;
  stamped: readonly { event: E; version: number }[];
};

/**
 * Decides and applies a command. Alerts are left to `changeAlerts`, which needs other aggregates.
 *
 * @param current the stored aggregate; null when it does not exist
 */
export function change(
  { definition, id, command }: Target,
  current: Versioned<object> | null,
  facts: Facts,
  meta: CommandMeta,
): Change {
  if (definition.kind === 'trail') return noted(definition, id, command, meta);
  return decided(definition, id, current, definition.decide(current, command, facts), meta);
}

function decided(
  definition: AnyAggregate,
  id: string,
  current: Versioned<object> | null,
  decision: Decision<Event>,
  meta: CommandMeta,
): Change {
  const refusal = decision.ok ? null : { code: decision.code, params: decision.params };
  const attempted = decision.ok ? [] : decision.alerts; // a refused attempt on an aggregate that does not exist still rings
  if (decision.events.length === 0) {
    const causes = { raise: attempted, clear: [] };
    return { refusal, version: current?.version ?? 0, changed: null, noted: null, causes };
  }
  const { changed, causes } = applyEvents(definition, id, current, decision.events, meta);
  return {
    refusal,
    version: changed.after.version,
    changed,
    noted: null,
    causes: { ...causes, raise: [...attempted, ...causes.raise] },
  };
}

/**
 * Folds accepted events and numbers them, continuing the present version.
 *
 * @throws RangeError when the aggregate does not exist and there is no event
 */
export function applyEvents<S extends object, E extends Event, C extends BaseCommand>(
  definition: Aggregate<S, E, C>,
  id: string,
  before: Versioned<S> | null,
  events: readonly E[],
  { at, by }: Pick<CommandMeta, 'at' | 'by'>,
): { changed: Changed<S, E>; causes: Causes } {
  let state = before?.state ?? null;
  let version = before?.version ?? 0;
  const stamped: { event: E; version: number }[] = [];
  const raise: RaisedAlert[] = [];
  for (const event of events) {
    const stamp = { at, by, version: ++version };
    state = definition.evolve(state, event, stamp, id);
    stamped.push({ event, version });
    raise.push(...definition.raises(state, event, stamp));
  }
  if (state === null) throw new RangeError('nothing to apply');
  const activeBefore = before === null ? [] : definition.causes(before.state);
  return {
    changed: { definition, id, before, after: { version, state }, stamped },
    causes: causesBetween(activeBefore, raise, definition.causes(state)),
  };
}

/**
 * What a commit must write for these changes.
 *
 * @param site its state before the command
 */
export function effectsOf(all: readonly Changed[], site: SiteState, meta: CommandMeta): Effects {
  // A jump of the clock counts for the alert that reports it, too.
  const changedSite = all.find(({ definition }) => definition.name === 'site');
  const jumps = jumpsOf(changedSite?.after.state ?? site);
  return {
    written: all.map((changed) => writtenOf(changed, jumps)),
    entries: all.flatMap((changed) => entriesOf(changed, meta)),
    claims: all.flatMap((changed) => claimsOf(changed, site) ?? []),
  };
}

function writtenOf({ definition, id, before, after }: Changed, jumps: readonly ClockJump[]): Written {
  const { version, state } = after;
  return {
    ref: refOf(definition.name, id),
    before: before?.version ?? 0,
    after: version,
    state,
    due: earliest(definition.due(state, jumps)),
    listing: definition.listing(state),
  };
}

function entriesOf({ definition, id, before, after: { state }, stamped }: Changed, meta: CommandMeta): NewEntry[] {
  const about = { aggregate: definition.name, id: definition.feedId(state, id) };
  // A station that the change takes off still gets this event.
  const was = before === null ? [] : definition.stations(before.state);
  const stations = [...new Set([...was, ...definition.stations(state)])];
  return stamped.map(({ event, version }) => ({
    event: newEvent({ ...meta, version, ...about, stations, event }),
    timeline: definition.timeline(event, state, id),
  }));
}

/** [C7] Claims that only the state after has are taken; claims that only the state before had are freed. */
function claimsOf({ definition, id, before, after }: Changed, site: SiteState): ClaimChange | null {
  const claims: Claims<object, BaseCommand> | null = definition.claims;
  if (claims === null) return null;
  const held = before === null ? [] : claims.heldBy(before.state);
  const wanted = claims.heldBy(after.state);
  const take = wanted
    .filter((claim) => !held.includes(claim))
    .map((claim) => ({ claim, limit: claims.limit(claim, site) }));
  const free = held.filter((claim) => !wanted.includes(claim));
  return take.length + free.length === 0 ? null : { holder: id, take, free };
}

function noted(
  { name, eventOf, timeline }: Trail<Event, BaseCommand>,
  id: string,
  command: AnyCommand,
  meta: CommandMeta,
): Change {
  const event = newEvent({ ...meta, version: 1, aggregate: name, id, stations: [], event: eventOf(command) });
  return { refusal: null, version: 1, changed: null, noted: { event, timeline }, causes: { raise: [], clear: [] } };
}

type Loose = CommandMeta & { version: number; aggregate: string; id: string; stations: string[]; event: Event };

/* The definition knows the types of its events, the engine does not. */
function newEvent(event: Loose): NewEvent {
  return event as NewEvent;
}
