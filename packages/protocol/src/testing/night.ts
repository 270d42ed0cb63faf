import { alertAggregate } from '../alert/aggregate.ts';
import type { Causes } from '../alert/causes.ts';
import { dueOfAlert } from '../alert/due.ts';
import type { AlertState } from '../alert/state.ts';
import { mayAsk } from '../authorisation.ts';
import type { Facts, RefusalParams } from '../decision.ts';
import { changeAlerts } from '../engine/alerts.ts';
import { change, type Effects, effectsOf, type NewEvent } from '../engine/change.ts';
import { claimsInQuestion, type Target } from '../engine/engine.ts';
import { stateOf } from '../engine/lookup.ts';
import { engine } from '../engine/product.ts';
import type { ErrorCode } from '../errors.ts';
import { type Actor, byOf } from '../roles.ts';
import { sameValue } from '../same-value.ts';
import { siteAggregate } from '../site/aggregate.ts';
import { jumpsOf } from '../site/clock-jumps.ts';
import { dueOfSite } from '../site/due.ts';
import type { SiteState } from '../site/state.ts';
import type { WatchSubject } from '../site/watch.ts';
import { type Instant, minuteMs } from '../time.ts';
import { visitAggregate } from '../visit/aggregate.ts';
import { claimLimit, claimsOf } from '../visit/claims.ts';
import { dueOfVisit } from '../visit/due.ts';
import type { VisitEvent } from '../visit/events.ts';
import { platesOf } from '../visit/plates.ts';
import { isUnderWay, type VisitState, type VisitUnderWay } from '../visit/state.ts';
import type { AnyCommand, Command } from '../wire/command.ts';
import type { Versioned } from '../wire/feed.ts';
import { clock } from './actors.ts';
import { siteAt, tenAtNight } from './site.ts';

/** A command of a person; the night adds the envelope. */
export type Request = Command extends infer C
  ? C extends Command
    ? Omit<C, 'commandId' | 'observedAt'>
    : never
  : never;

export type Answer =
  | { ok: true; commandId: string; unchanged: boolean }
  | { ok: false; code: ErrorCode; params: RefusalParams };

type Due = { key: string; at: Instant };

/**
 * A site with its visits and alerts in memory: what a server does with the rules, without the server. The wire's schema
 * reads commands, states are kept as JSON, and the promises of a commit are checked.
 */
export class Night {
  now: Instant;
  site: Versioned<SiteState>;
  readonly visits = new Map<string, Versioned<VisitState>>();
  readonly alerts = new Map<string, Versioned<AlertState>>();
  readonly log: NewEvent[] = [];
  #commands = 0;
  #bootedAt = 0;
  #found = new WeakMap<object, readonly Due[]>();
  #foundFor: unknown = null;

  constructor(site: SiteState = siteAt(), now: Instant = tenAtNight) {
    this.now = now;
    this.site = { version: 1, state: site };
  }

  visit(id: string): VisitState {
    const visit = this.visits.get(id);
    if (visit === undefined) throw new RangeError(`no visit ${id}`);
    return visit.state;
  }

  underWay(id: string): VisitUnderWay {
    const visit = this.visit(id);
    if (!isUnderWay(visit)) throw new RangeError(`${id} is ${visit.status}`);
    return visit;
  }

  /** The events of a visit, in order. */
  story(id: string): VisitEvent[] {
    return this.log.flatMap((entry) => (entry.aggregate === 'visit' && entry.id === id ? [entry.event] : []));
  }

  /** The active alerts: neither cleared nor closed. */
  standing(): AlertState[] {
    return [...this.alerts.values()]
      .map(({ state }) => state)
      .filter(({ clearedAt, closed }) => clearedAt === null && closed === null);
  }

  ask(actor: Actor, request: Request): Answer {
    return this.submit(actor, engine.command.parse({ ...request, ...this.#envelope() }));
  }

  submit(actor: Actor, command: Command): Answer {
    if (actor.kind === 'person' && !mayAsk(actor.role, command.type)) return refusal('forbidden');
    const station = stationIn(command);
    if (station !== null && actor.kind === 'person' && !actor.stations.includes(station))
      return refusal('wrong-station');
    return this.#carryOut(actor, command);
  }

  /** Lets time pass; the clock submits the deadlines that fall due. */
  wait(minutes: number): void {
    const until = this.now + minutes * minuteMs;
    for (;;) {
      const next = this.#due().toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined || next.at > until) break;
      this.now = Math.max(this.now, next.at);
      const answer = this.pass(next.aggregate, next.key);
      if (!answer.ok) throw new RangeError(`${next.key} was due and is refused: ${answer.code}`);
    }
    this.now = until;
  }

  /** A command of the watch. */
  watch(actor: Actor, subject: WatchSubject, lost: boolean): Answer {
    return this.#carryOut(actor, { type: 'reportWatch', subject, lost, ...this.#envelope() });
  }

  /** Sets the machine's clock, negative: back. The jump is recorded first. */
  setClock(minutes: number, measured = true): Answer {
    const from = Math.round(this.now);
    const to = from + minutes * minuteMs;
    const on = { measured, boot: 'this-machine', bootedAt: to - from + this.#bootedAt };
    const answer = this.#carryOut(clock, { type: 'noteClockJump', from, to, ...on, ...this.#envelope() });
    this.#bootedAt = on.bootedAt;
    this.now = to;
    return answer;
  }

  /** A command of the clock. */
  pass(aggregate: string, deadline: string): Answer {
    return this.#carryOut(clock, { type: 'passDeadline', aggregate, deadline, ...this.#envelope() });
  }

  facts(actor: Actor, claims: readonly string[] = []): Facts {
    const holders: Record<string, string[]> = {};
    for (const claim of claims) {
      const held = [...this.visits.values()].filter(({ state }) => claimsOf(state).includes(claim));
      holders[claim] = held.map(({ state }) => state.id);
    }
    const plates = Object.fromEntries([...this.visits].map(([id, { state }]) => [id, platesOf(state).plate]));
    return { now: this.now, actor, site: this.site.state, holders, plates };
  }

  #due(): { aggregate: string; key: string; at: Instant }[] {
    const jumps = jumpsOf(this.site.state);
    const visits = [...this.visits.values()].flatMap(({ state }) =>
      this.#deadlines(state, () => dueOfVisit(state, jumps)).map((one) => ({ aggregate: `visit:${state.id}`, ...one })),
    );
    const alerts = [...this.alerts].flatMap(([id, { state }]) =>
      this.#deadlines(state, () => dueOfAlert(state, jumps)).map((one) => ({ aggregate: `alert:${id}`, ...one })),
    );
    const site = dueOfSite(this.site.state).map(({ key, at }) => ({ aggregate: 'site', key, at }));
    return [...visits, ...alerts, ...site];
  }

  /* A state is frozen and its deadlines do not change while the site is the same, so they are cached. */
  #deadlines(state: VisitState | AlertState, find: () => Due[]): readonly Due[] {
    if (this.#foundFor !== this.site) [this.#found, this.#foundFor] = [new WeakMap(), this.site];
    const found = this.#found.get(state) ?? find().map(({ key, at }) => ({ key, at }));
    this.#found.set(state, found);
    return found;
  }

  #envelope(): { commandId: string; observedAt: Instant } {
    this.#commands += 1;
    const commandId = `01930000-0000-7000-8000-${this.#commands.toString(16).padStart(12, '0')}`;
    return { commandId, observedAt: Math.round(this.now) };
  }

  #carryOut(actor: Actor, command: AnyCommand): Answer {
    const target = engine.targetOf(command);
    const current = this.#stored(target);
    const facts = this.facts(actor, claimsInQuestion(target, current));
    const { commandId, observedAt } = command;
    const meta = { at: this.now, observedAt, commandId, by: byOf(actor) };
    const done = change(target, current, facts, meta);
    this.#mustBeKnown(done.causes);
    const alerts = changeAlerts(done, this.alerts, this.site.state, meta);
    const all = done.changed === null ? alerts : [done.changed, ...alerts];
    this.#keep(effectsOf(all, this.site.state, meta));
    if (done.refusal !== null) return { ok: false, ...done.refusal };
    return { ok: true, commandId, unchanged: done.changed === null };
  }

  #stored({ definition: { name }, id }: Target): Versioned<object> | null {
    switch (name) {
      case 'site':
        return this.site;
      case 'visit':
        return this.visits.get(id) ?? null;
      default:
        return this.alerts.get(id) ?? null;
    }
  }

  #mustBeKnown({ raise, clear }: Causes): void {
    for (const id of clear) {
      if (!this.alerts.has(id) && !raise.some((alert) => alert.id === id)) {
        throw new RangeError(`${id} is to be cleared and was never raised`);
      }
    }
  }

  #keep({ written, entries, claims }: Effects): void {
    for (const { ref, after: version, state } of written) {
      const about = engine.parseRef(ref);
      if (about === undefined) throw new RangeError(`${ref} is no aggregate`);
      const next = asStored({ version, state });
      const { definition, id } = about;
      const [visit, alert] = [stateOf(visitAggregate, definition, next), stateOf(alertAggregate, definition, next)];
      if (visit !== null) this.visits.set(id, visit);
      if (alert !== null) this.alerts.set(id, alert);
      this.site = stateOf(siteAggregate, definition, next) ?? this.site;
    }
    for (const { event } of entries) this.log.push(asStored(event));
    for (const { take } of claims) for (const { claim } of take) this.#mustHaveRoom(claim);
  }

  #mustHaveRoom(claim: string): void {
    const holding = [...this.visits.values()].filter(({ state }) => claimsOf(state).includes(claim));
    if (holding.length > claimLimit(claim, this.site.state)) throw new RangeError(`${claim} is held by too many`);
  }
}

/** The value as a store would return it. A value that JSON can't represent, or a change in place, is a bug. */
function asStored<T>(value: T): T {
  const stored = frozen(JSON.parse(JSON.stringify(value)) as T);
  if (!sameValue(stored, value)) throw new RangeError('JSON does not carry this value');
  return stored;
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}

/* The station that the command names; a server checks that it is one of the actor's. */
function stationIn(command: Command): string | null {
  if (command.type === 'reportStep') return command.stationId;
  return command.type === 'arriveUnannounced' ? command.gateId : null;
}

function refusal(code: ErrorCode): Answer {
  return { ok: false, code, params: {} };
}
