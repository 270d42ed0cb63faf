import type { SiteEvent } from '@cordon/protocol/site/state.ts';
import type { VisitEvent } from '@cordon/protocol/visit/events.ts';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import { RouteModel, type Waited } from './route-model.ts';

const minuteMs = 60_000;

export type AlertFigures = { rang: number; missing: number; extra: number };

/**
 * I5, seen by somebody who knows the rules from paper: from what people did and the clock said, which alerts must have rung,
 * and were they the ones that did, once each, never early. It shares nothing with what raises them.
 */
export class AlertModel {
  readonly faults: string[] = [];
  readonly #graceMs: number;
  readonly #routes = new Map<string, RouteModel>();
  readonly #expected = new Map<string, string[]>(); // by command
  readonly #rung = new Map<string, string[]>();
  readonly #lives = new Map<string, Extract<FeedEvent, { aggregate: 'alert' }>[]>();
  readonly #attempts = new Map<string, number>();
  #missing = 0;
  #extra = 0;
  #now = 0;

  /** @param graceMs of the site's time: what a person does within it of a deadline may have come before it */
  constructor(graceMs: number) {
    this.#graceMs = graceMs;
  }

  take(told: FeedEvent): void {
    this.#now = told.at;
    switch (told.aggregate) {
      case 'visit': {
        const route = this.#routes.get(told.id) ?? new RouteModel();
        this.#routes.set(told.id, route);
        if (told.event.type === 'deadlinePassed') this.#judgePassing(told.id, told.event.deadline, told.at, route);
        const before = route.waits();
        route.take(told);
        this.#judgeForgotten(told.id, before, route.waits(), told.at);
        this.#expect(told.commandId, this.#ringsOf(told.id, told.event, told.at));
        return;
      }
      case 'site':
        this.#expect(told.commandId, ringsOfSite(told.id, told.event));
        return;
      case 'alert':
        this.#lives.set(told.id, [...(this.#lives.get(told.id) ?? []), told]);
        if (told.event.type === 'alertRaised' || told.event.type === 'alertRepeated') {
          this.#rung.set(told.commandId, [...(this.#rung.get(told.commandId) ?? []), told.id]);
        }
        return;
      case 'audit':
        return; // rings for nobody
      default:
        told satisfies never;
    }
  }

  /**
   * @param now when everything was told; what was due by then is missing if it did not pass
   * @returns the figures
   */
  close(now = this.#now): AlertFigures {
    this.#now = Math.max(now, this.#now);
    for (const [id, route] of this.#routes) this.#judgeForgotten(id, route.waits(), [], this.#now);
    for (const command of new Set([...this.#expected.keys(), ...this.#rung.keys()])) {
      const [expected, rung] = [this.#expected.get(command) ?? [], this.#rung.get(command) ?? []];
      for (const id of without(expected, rung)) this.#fault('missing', `${id} did not ring`);
      for (const id of without(rung, expected)) this.#fault('extra', `${id} rang without a cause`);
    }
    for (const [id, life] of this.#lives) this.#judgeLife(id, life);
    const rang = [...this.#rung.values()].flat().length;
    return { rang, missing: this.#missing, extra: this.#extra };
  }

  #fault(what: 'missing' | 'extra', line: string): void {
    if (what === 'missing') this.#missing += 1;
    else this.#extra += 1;
    this.faults.push(`alerts: ${line}`);
  }

  #expect(commandId: string, ids: readonly string[]): void {
    if (ids.length > 0) this.#expected.set(commandId, [...(this.#expected.get(commandId) ?? []), ...ids]);
  }

  /** The clock says that a deadline passed: it must have been waited for, and its time must have come. */
  #judgePassing(visit: string, passed: { kind: string; stepId: string | null }, at: number, route: RouteModel): void {
    const waited = route.waits().find(({ kind, stepId }) => kind === passed.kind && stepId === passed.stepId);
    const name = `${visit} ${passed.kind} ${passed.stepId ?? ''}`;
    if (waited === undefined) this.#fault('extra', `${name} passed, and nobody waited for it`);
    else if (at < waited.at) this.#fault('extra', `${name} passed ${waited.at - at} ms early`);
    this.#passed.add(`${name} ${waited?.at ?? 0}`);
  }
  readonly #passed = new Set<string>();

  /** What was waited for until now and is no longer, though its time had come: it must have passed. */
  #judgeForgotten(visit: string, before: readonly Waited[], after: readonly Waited[], now: number): void {
    for (const { kind, stepId, at } of before) {
      const still = after.some((one) => one.kind === kind && one.stepId === stepId && one.at === at);
      if (still || at + this.#graceMs >= now) continue;
      const name = `${visit} ${kind} ${stepId ?? ''}`;
      if (!this.#passed.has(`${name} ${at}`)) this.#fault('missing', `${name} was due and did not pass`);
    }
  }

  #ringsOf(visit: string, event: VisitEvent, at: number): string[] {
    const one = (rule: string, stepId: string | null = null): string[] => [`${visit}.${rule}.${stepId ?? '-'}`];
    switch (event.type) {
      case 'visitDeclared':
        return event.unannounced ? one('visit.unannounced') : [];
      case 'visitHeld': {
        const { reason } = event;
        if (reason.kind === 'finding') return reason.rules.flatMap((rule) => one(rule, reason.stepId));
        return reason.kind === 'person' ? one('visit.held') : [];
      }
      case 'deadlinePassed': {
        const { kind, stepId } = event.deadline;
        if (kind === 'no-show') return []; // rings for nobody
        return one(kind === 'override-lapse' ? 'visit.override-lapsed' : `visit.${kind}`, stepId);
      }
      case 'overrideRequested':
        return one('visit.override-asked', event.stepId);
      case 'deviationReported':
        return one('visit.deviation');
      case 'deviationSettled':
        return event.verdict === 'breach' ? one('visit.breach') : [];
      case 'helpAsked':
        return one('visit.help');
      case 'attemptRefused': {
        const [id = ''] = one('visit.attempt', event.stepId);
        const same = `${id} ${event.code} ${event.reasons.join(' ')}`;
        if (at - (this.#attempts.get(same) ?? Number.NEGATIVE_INFINITY) < minuteMs) return [];
        this.#attempts.set(same, at);
        return [id];
      }
      default:
        return [];
    }
  }

  /** An alert in nobody's hand is escalated at each step's time; in hand, it rings again after its time. */
  #judgeLife(id: string, life: readonly Extract<FeedEvent, { aggregate: 'alert' }>[]): void {
    let steps: readonly { afterMinutes: number }[] = [];
    let acknowledgedMinutes: number | null = null;
    let next: { what: 'alertEscalated' | 'alertReraised'; at: number } | null = null;
    let [rungAt, step] = [0, 0];
    const ring = (at: number): void => {
      [rungAt, step] = [at, 0];
      wait();
    };
    let isOver = false; // its cause is gone: acknowledged or not, it waits for nothing
    const wait = (): void => {
      const due = isOver ? undefined : steps[step];
      next = due === undefined ? null : { what: 'alertEscalated', at: rungAt + due.afterMinutes * minuteMs };
    };
    const settle = (now: number, by: string | null): void => {
      const isClock = by === 'alertEscalated' || by === 'alertReraised';
      if (isClock && next?.what !== by) this.#fault('extra', `${id}: ${by}, and nobody waited for it`);
      if (next === null) return;
      if (by === next.what) {
        if (now < next.at) this.#fault('extra', `${id}: ${by} ${next.at - now} ms early`);
      } else if (next.at + this.#graceMs < now) this.#fault('missing', `${id}: ${next.what} was due and is missing`);
    };
    for (const { event, at } of life) {
      const isLeaderGone = event.type === 'alertReraised' && event.why === 'leader-gone';
      settle(at, isLeaderGone ? null : event.type);
      switch (event.type) {
        case 'alertRaised':
          ({ steps, acknowledgedMinutes } = event.alert.policy);
          isOver = false;
          ring(at);
          if (event.alert.follows !== null) next = null;
          break;
        case 'alertRepeated':
          ({ steps, acknowledgedMinutes } = event.policy);
          isOver = false;
          ring(at);
          if (event.follows !== null) next = null;
          break;
        case 'alertReraised':
        case 'alertUnacknowledged':
          ring(at);
          break;
        case 'alertEscalated':
          step = event.step + 1;
          wait();
          break;
        case 'alertAcknowledged':
          next =
            isOver || acknowledgedMinutes === null
              ? null
              : { what: 'alertReraised', at: at + acknowledgedMinutes * minuteMs };
          break;
        case 'alertCleared':
        case 'alertClosed':
          isOver = true;
          next = null;
          break;
        default:
      }
    }
    settle(this.#now, null);
  }
}

function ringsOfSite(site: string, event: SiteEvent): string[] {
  switch (event.type) {
    case 'lockdownSet':
      return [`${site}.site.lockdown`];
    case 'paperEnded':
      return event.isOverTime === true ? [`${site}.site.paper-over`] : [];
    case 'clearRevoked':
      return [`${site}.site.clear-revoked`];
    case 'clearExpiring':
      return [`${site}.site.clear-expiring`];
    case 'clearExpired':
      return [`${site}.site.clear-expired`];
    case 'clockJumped':
      return [`${site}.site.${!event.measured && event.to > event.from ? 'clock-gap' : 'clock-set'}`];
    case 'recordFault': {
      const { fault } = event;
      const rule = fault.kind === 'went-back' && fault.to === null ? 'replaced' : fault.kind;
      return [`${site}.record.${rule}.${fault.kind === 'unreadable' ? fault.ref : fault.feed}`];
    }
    case 'watchLost': {
      const { subject } = event;
      const name = subject.kind === 'tablet' ? `tablet.${subject.personId}` : subject.kind;
      return [`${site}.watch.${subject.kind}.${name}`];
    }
    default:
      return [];
  }
}

/** What is in the first list more often than in the second. */
function without(list: readonly string[], other: readonly string[]): string[] {
  const left = [...other];
  return list.filter((item) => {
    const at = left.indexOf(item);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
