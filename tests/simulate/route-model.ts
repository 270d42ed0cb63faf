import type { Limits } from '@cordon/protocol/site/settings.ts';
import type { VisitEvent } from '@cordon/protocol/visit/events.ts';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';

const minuteMs = 60_000;
const noShowMs = 12 * 60 * minuteMs;
type Told = Extract<FeedEvent, { aggregate: 'visit' }>;
type Kind = keyof Limits['slowMinutes'];

/** What a visit waits for, as this model sees it: named like the product's own deadlines, found in another way. */
export type Waited = { kind: string; stepId: string | null; at: number };

/**
 * Where a vehicle is on its way and since when, told from the events by hand: the steps of its plan written down once more,
 * what is done, what holds it. Nothing of the product's rules is asked.
 */
export class RouteModel {
  #limits: Limits | null = null;
  #steps: string[] = [];
  #purpose: 'supply' | 'refuse' = 'supply';
  readonly #done = new Set<string>();
  readonly #attempts = new Map<string, number>();
  readonly #departed = new Set<string>();
  readonly #wetted = new Map<string, number>();
  readonly #overrides = new Map<string, { stepId: string; lapsesAt: number; isApproved: boolean }>();
  readonly #results = new Map<string, { personId: string; at: number }>(); // not known yet, by what they were verified in
  #since = 0; // when the current step became so
  #heldAt: number | null = null;
  #resumedAt = 0;
  #admittedAt: number | null = null;
  #isOver = false;
  #expectedUntil = 0;
  readonly #fired = new Set<string>();

  /** Everything that the visit waits for now. */
  waits(): Waited[] {
    return this.#all().filter(({ kind, stepId }) => !this.#fired.has(this.#nameOf(kind, stepId)));
  }

  #nameOf(kind: string, stepId: string | null): string {
    return `${kind} ${stepId ?? ''} ${stepId === null ? '' : (this.#attempts.get(stepId) ?? 1)}`;
  }

  #all(): Waited[] {
    const limits = this.#limits;
    if (this.#isOver || this.#steps.length === 0) return [];
    if (limits === null) return [{ kind: 'no-show', stepId: null, at: this.#expectedUntil }];
    const current = this.#current();
    const waits: Waited[] = [...this.#overrides.values()].map(({ stepId, lapsesAt }) => ({
      kind: 'override-lapse',
      stepId,
      at: lapsesAt,
    }));
    for (const { at } of this.#results.values()) waits.push({ kind: 'result-due', stepId: 'verify-crew', at });
    for (const [stepId, at] of this.#wetted) {
      waits.push({ kind: 'contact-over', stepId, at: at + limits.contactMinutes * minuteMs });
    }
    if (this.#heldAt !== null) return waits;
    const kind = current === undefined ? null : kindOf(current);
    if (current !== undefined && kind !== null) {
      const contact = kind === 'disinfect' ? limits.contactMinutes : 0;
      const at = this.#since + (limits.slowMinutes[kind] + contact) * minuteMs;
      const wetted = (this.#wetted.get(current) ?? 0) + contact * minuteMs;
      const isDriving = kind === 'leg' && this.#departed.has(current);
      waits.push({ kind: isDriving ? 'leg-slow' : 'step-slow', stepId: current, at: Math.max(at, wetted) });
    }
    if (this.#admittedAt !== null) {
      for (const [loop, minutes] of [
        ['loop-warn', limits.loopWarnMinutes],
        ['loop-critical', limits.loopCriticalMinutes],
      ] as const) {
        // What came due during a hold waits for its end.
        waits.push({ kind: loop, stepId: null, at: Math.max(this.#admittedAt + minutes * minuteMs, this.#resumedAt) });
      }
    }
    return waits;
  }

  take({ event, at, version }: Told): void {
    const before = this.#pointer();
    this.#apply(event, at, version);
    if (this.#pointer() !== before) this.#since = at;
  }

  #current(): string | undefined {
    return this.#steps.find((step) => !this.#done.has(step));
  }

  #pointer(): string {
    const step = this.#current() ?? '';
    return `${step} ${this.#attempts.get(step) ?? 1} ${this.#departed.has(step)}`;
  }

  #settle(stepId: string, outcome: string, at: number): void {
    if (outcome === 'done') this.#done.add(stepId);
    else this.#done.delete(stepId);
    if (outcome !== 'running') this.#wetted.delete(stepId);
    if (outcome === 'done') {
      for (const [id, one] of this.#overrides) if (one.isApproved && one.stepId === stepId) this.#overrides.delete(id);
    }
    if (stepId === 'admit' && outcome === 'done') this.#admittedAt = at;
  }

  #expect({ stops, eta }: { stops: readonly unknown[]; eta: number }, at: number): void {
    this.#steps = routeOf(this.#purpose, stops.length);
    this.#expectedUntil = Math.max(eta, at) + noShowMs;
  }

  #apply(event: VisitEvent, at: number, version: number): void {
    switch (event.type) {
      case 'visitDeclared':
        this.#purpose = event.declaration.purpose;
        this.#expect(event.declaration, at);
        return;
      case 'declarationAmended':
        this.#expect(event.declaration, at);
        return;
      case 'stopsChanged':
        this.#steps = routeOf(this.#purpose, event.stops.length);
        return;
      case 'vehicleArrived':
        this.#limits = event.limits;
        this.#since = at;
        return;
      case 'stepReported': {
        const { report, stepId, outcome } = event;
        if (report.kind === 'disinfect' && report.act !== 'finish') this.#wetted.set(stepId, at);
        if (report.kind === 'leg' && outcome === 'running') this.#departed.add(stepId);
        const isOnCondition = event.findings.some((f) => f.rule === 'verify.test-age' && f.outcome === 'warn');
        if (report.kind === 'verify-crew' && isOnCondition && this.#limits !== null) {
          const dueAt = at + this.#limits.resultMinutes * minuteMs;
          this.#results.set(String(version), { personId: report.personId, at: dueAt });
        }
        this.#settle(stepId, outcome, at);
        if (stepId === 'admit' && outcome === 'done') this.#departed.add('s1.leg'); // the first leg begins with admission
        if (stepId === 'release' && outcome === 'done') this.#isOver = true;
        return;
      }
      case 'deadlinePassed': {
        const { kind, stepId } = event.deadline;
        // An agent can be wetted again, and an override asked for again; everything else passes once in an attempt.
        if (kind === 'contact-over') this.#wetted.delete(stepId ?? '');
        else if (kind === 'override-lapse') this.#overrides.delete(afterColon(event.deadline.key));
        else if (kind === 'result-due') this.#results.delete(afterColon(event.deadline.key));
        else this.#fired.add(this.#nameOf(kind, stepId));
        return;
      }
      case 'reportCorrected':
        this.#results.delete(String(event.entry));
        this.#settle(event.stepId, event.outcome, at);
        return;
      case 'findingsRecomputed':
        this.#settle(event.stepId, event.outcome, at);
        return;
      case 'crewChanged':
        if (event.outcome !== null) this.#settle('verify-crew', event.outcome, at);
        return;
      case 'visitHeld':
        this.#heldAt ??= at;
        return;
      case 'visitResumed':
        this.#lift(at);
        if (event.again !== null) {
          this.#attempts.set(event.again, (this.#attempts.get(event.again) ?? 1) + 1);
          this.#done.delete(event.again);
          for (const [id, { personId }] of this.#results) {
            if (event.people.includes(personId)) this.#results.delete(id);
          }
        }
        return;
      case 'overrideRequested':
        this.#overrides.set(event.overrideId, { stepId: event.stepId, lapsesAt: event.lapsesAt, isApproved: false });
        return;
      case 'overrideApproved': {
        const asked = this.#overrides.get(event.overrideId);
        this.#overrides.delete(event.overrideId);
        if (asked !== undefined && event.settles === null && event.goodUntil !== null) {
          this.#overrides.set(event.overrideId, { ...asked, lapsesAt: event.goodUntil, isApproved: true });
        }
        if (event.settles !== null) {
          this.#lift(at);
          this.#settle(event.settles.stepId, event.settles.outcome, at);
        }
        return;
      }
      case 'overrideDenied':
        this.#overrides.delete(event.overrideId);
        return;
      case 'visitRefused':
      case 'visitEscortedOut':
      case 'declarationCancelled':
        this.#isOver = true;
        return;
      default:
    }
  }

  #lift(at: number): void {
    if (this.#heldAt === null) return;
    this.#since += at - Math.max(this.#heldAt, this.#since);
    this.#heldAt = null;
    this.#resumedAt = at;
  }
}

const afterColon = (key: string): string => key.slice(key.indexOf(':') + 1);

const ofStop = {
  supply: ['leg', 'dock', 'disinfect-goods', 'unload'],
  refuse: ['leg', 'dock', 'load', 'disinfect-place'],
} as const;

function routeOf(purpose: 'supply' | 'refuse', stops: number): string[] {
  const entry = ['arrive', 'disinfect-vehicle', 'verify-crew', ...(purpose === 'supply' ? ['seal'] : []), 'admit'];
  const inside = Array.from({ length: stops }, (_, i) => ofStop[purpose].map((step) => `s${i + 1}.${step}`)).flat();
  return [...entry, ...inside, 'leg-out', 'reconcile', 'release'];
}

/** What kind of step it is, by its name; null for those without a clock of their own. */
function kindOf(step: string): Kind | null {
  const name = step.replace(/^s\d\./, '');
  if (name === 'arrive' || name === 'admit') return null;
  if (name.startsWith('disinfect')) return 'disinfect';
  return name === 'leg-out' ? 'leg' : (name as Kind);
}
