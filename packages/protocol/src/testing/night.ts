import { type AppliedAlert, applyCauses, applyDecided } from '../alert/apply.ts';
import type { Causes } from '../alert/causes.ts';
import type { AlertCommand } from '../alert/commands.ts';
import { decideAlert } from '../alert/decide.ts';
import { dueOfAlert } from '../alert/due.ts';
import type { AlertEvent, AlertState } from '../alert/state.ts';
import type { Decision, Facts, RefusalParams } from '../decision.ts';
import type { ErrorCode } from '../errors.ts';
import { mayAsk } from '../authorisation.ts';
import { type Actor, type By, byOf } from '../roles.ts';
import { sameValue } from '../same-value.ts';
import { applySite } from '../site/apply.ts';
import { decideSite } from '../site/decide.ts';
import { jumpsOf } from '../site/clock-jumps.ts';
import { dueOfSite } from '../site/due.ts';
import type { SiteEvent, SiteState } from '../site/state.ts';
import type { WatchSubject } from '../site/watch.ts';
import { type Instant, minuteMs } from '../time.ts';
import { applyVisit } from '../visit/apply.ts';
import { claimLimit, claimsInQuestion, claimsOf } from '../visit/claims.ts';
import type { VisitCommand } from '../visit/commands.ts';
import { decideVisit } from '../visit/decide.ts';
import { dueOfVisit } from '../visit/due.ts';
import type { VisitEvent } from '../visit/events.ts';
import { platesOf } from '../visit/plates.ts';
import { isUnderWay, type VisitState, type VisitUnderWay } from '../visit/state.ts';
import {
  type Command,
  command as commandSchema,
  type NoteClockJump,
  type PassDeadline,
  type ReportWatch,
} from '../wire/command.ts';
import type { Versioned } from '../wire/feed.ts';
import { clock } from './actors.ts';
import { siteAt, tenAtNight } from './site.ts';

/** What a person asks for; the envelope is added. */
export type Request = Command extends infer C
  ? C extends Command
    ? Omit<C, 'commandId' | 'observedAt'>
    : never
  : never;

export type Answer =
  | { ok: true; commandId: string; unchanged: boolean }
  | { ok: false; code: ErrorCode; params: RefusalParams };

export type Logged =
  | { aggregate: 'visit'; id: string; version: number; at: Instant; by: By; event: VisitEvent }
  | { aggregate: 'site'; id: string; version: number; at: Instant; by: By; event: SiteEvent }
  | { aggregate: 'alert'; id: string; version: number; at: Instant; by: By; event: AlertEvent };

type Due = { key: string; at: Instant };

/**
 * A site, its visits and its alerts in memory: what a server does with the rules, without the server. Commands are read
 * by the wire's schema, states are kept as JSON, and the promises of a commit are checked.
 */
export class Night {
  now: Instant;
  site: Versioned<SiteState>;
  readonly visits = new Map<string, Versioned<VisitState>>();
  readonly alerts = new Map<string, Versioned<AlertState>>();
  readonly log: Logged[] = [];
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

  /** The alerts that stand: neither cleared nor closed. */
  standing(): AlertState[] {
    return [...this.alerts.values()]
      .map(({ state }) => state)
      .filter(({ clearedAt, closed }) => clearedAt === null && closed === null);
  }

  ask(actor: Actor, request: Request): Answer {
    return this.submit(actor, commandSchema.parse({ ...request, ...this.#envelope() }));
  }

  submit(actor: Actor, command: Command): Answer {
    if (actor.kind === 'person' && !mayAsk(actor.role, command.type)) return refusal('forbidden');
    const station = stationIn(command);
    if (station !== null && actor.kind === 'person' && !actor.stations.includes(station))
      return refusal('wrong-station');
    if ('visitId' in command) {
      return this.#commitVisit(actor, command.visitId, command.commandId, this.#decideVisit(actor, command));
    }
    if ('alertId' in command) return this.#commitAlert(actor, command.alertId, command);
    return this.#commitSite(actor, command.commandId, decideSite(this.site.state, command, { now: this.now, actor }));
  }

  /** Lets time run, and the clock submit what falls due on the way. */
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

  /** The watch's own command. */
  watch(actor: Actor, subject: WatchSubject, lost: boolean): Answer {
    const command: ReportWatch = { type: 'reportWatch', subject, lost, ...this.#envelope() };
    return this.#commitSite(actor, command.commandId, decideSite(this.site.state, command, { now: this.now, actor }));
  }

  /** The machine's clock is set, back with a negative number: put on record first, then it is the night's. */
  setClock(minutes: number, measured = true): Answer {
    const from = Math.round(this.now);
    const to = from + minutes * minuteMs;
    const on = { measured, boot: 'this-machine', bootedAt: to - from + this.#bootedAt };
    const command: NoteClockJump = { type: 'noteClockJump', from, to, ...on, ...this.#envelope() };
    const decision = decideSite(this.site.state, command, { now: this.now, actor: clock });
    const answer = this.#commitSite(clock, command.commandId, decision);
    this.#bootedAt = on.bootedAt;
    this.now = to;
    return answer;
  }

  /** The clock's own command. */
  pass(aggregate: string, deadline: string): Answer {
    const command: PassDeadline = { type: 'passDeadline', aggregate, deadline, ...this.#envelope() };
    if (aggregate === 'site') {
      return this.#commitSite(
        clock,
        command.commandId,
        decideSite(this.site.state, command, { now: this.now, actor: clock }),
      );
    }
    const id = aggregate.slice('visit:'.length);
    if (aggregate.startsWith('alert:')) return this.#commitAlert(clock, id, command);
    const decision = decideVisit(this.visits.get(id) ?? null, command, this.facts(clock));
    return this.#commitVisit(clock, id, command.commandId, decision);
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

  /* A state is frozen and has its deadlines as long as the site is the same; a night asks for them all the time. */
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

  #decideVisit(actor: Actor, command: VisitCommand): Decision<VisitEvent> {
    const current = this.visits.get(command.visitId) ?? null;
    const facts = this.facts(actor, claimsInQuestion(current?.state ?? null, command));
    return decideVisit(current, command, facts);
  }

  #commitVisit(actor: Actor, id: string, commandId: string, decision: Decision<VisitEvent>): Answer {
    if (!decision.ok) this.#alert({ raise: decision.alerts, clear: [] }, byOf(actor));
    if (decision.events.length > 0) {
      const current = this.visits.get(id) ?? null;
      const by = byOf(actor);
      const applied = applyVisit(current, id, decision.events, { at: this.now, by });
      const taken = claimsOf(applied.next.state).filter(
        (c) => current === null || !claimsOf(current.state).includes(c),
      );
      for (const { event, version } of applied.stamped) {
        this.log.push(asStored({ aggregate: 'visit', id, version, at: this.now, by, event }));
      }
      this.visits.set(id, asStored(applied.next));
      this.#alert(applied, by);
      for (const claim of taken) this.#mustHaveRoom(claim);
    }
    return answerOf(decision, commandId);
  }

  #commitSite(actor: Actor, commandId: string, decision: Decision<SiteEvent>): Answer {
    if (decision.events.length > 0) {
      const by = byOf(actor);
      const applied = applySite(this.site, decision.events, { at: this.now, by });
      for (const { event, version } of applied.stamped) {
        this.log.push(asStored({ aggregate: 'site', id: 'site', version, at: this.now, by, event }));
      }
      this.site = asStored(applied.next);
      this.#alert(applied, by);
    }
    return answerOf(decision, commandId);
  }

  #commitAlert(actor: Actor, id: string, command: AlertCommand | PassDeadline): Answer {
    const alert = this.alerts.get(id)?.state ?? null;
    const decision = decideAlert(alert, command, { now: this.now, site: this.site.state });
    const by = byOf(actor);
    if (decision.ok) {
      for (const applied of applyDecided(id, decision.events, this.alerts, { at: this.now, by }))
        this.#keep(applied, by);
    }
    return answerOf(decision, command.commandId);
  }

  #alert(causes: Causes, by: By): void {
    for (const id of causes.clear) {
      if (!this.alerts.has(id) && !causes.raise.some((alert) => alert.id === id)) {
        throw new RangeError(`${id} is to be cleared and was never raised`);
      }
    }
    const applied = applyCauses(causes, this.alerts, this.site.state, { at: this.now, by });
    for (const alert of applied) this.#keep(alert, by);
  }

  #keep({ id, next, stamped }: AppliedAlert, by: By): void {
    this.alerts.set(id, asStored(next));
    for (const { event, version } of stamped) {
      this.log.push(asStored({ aggregate: 'alert', id, version, at: this.now, by, event }));
    }
  }

  #mustHaveRoom(claim: string): void {
    const holding = [...this.visits.values()].filter(({ state }) => claimsOf(state).includes(claim));
    if (holding.length > claimLimit(claim, this.site.state)) throw new RangeError(`${claim} is held by too many`);
  }
}

/** As a store would give it back; a value that JSON can't carry is a bug, and so is changing it in place. */
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

/* Where it was done, as the command says; a server asks for one of the actor's own. */
function stationIn(command: Command): string | null {
  if (command.type === 'reportStep') return command.stationId;
  return command.type === 'arriveUnannounced' ? command.gateId : null;
}

function refusal(code: ErrorCode): Answer {
  return { ok: false, code, params: {} };
}

function answerOf(decision: Decision<unknown>, commandId: string): Answer {
  if (!decision.ok) return { ok: false, code: decision.code, params: decision.params };
  return { ok: true, commandId, unchanged: decision.events.length === 0 };
}
