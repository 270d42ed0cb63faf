import { evolveAlert } from '@cordon/protocol/alert/evolve.ts';
import type { AlertEvent, AlertState, RaisedAlert } from '@cordon/protocol/alert/state.ts';
import type { Declaration } from '@cordon/protocol/declaration/declaration.ts';
import type { Decision } from '@cordon/protocol/decision.ts';
import { type Actor, byOf } from '@cordon/protocol/roles.ts';
import { applySite } from '@cordon/protocol/site/apply.ts';
import { demoSite } from '@cordon/protocol/site/demo.ts';
import type { SiteEvent, SiteState } from '@cordon/protocol/site/state.ts';
import { applyVisit } from '@cordon/protocol/visit/apply.ts';
import type { VisitCommand } from '@cordon/protocol/visit/commands.ts';
import { decideVisit } from '@cordon/protocol/visit/decide.ts';
import { dueOfVisit } from '@cordon/protocol/visit/due.ts';
import type { VisitEvent } from '@cordon/protocol/visit/events.ts';
import type { StepReport } from '@cordon/protocol/visit/report.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import type { PassDeadline } from '@cordon/protocol/wire/command.ts';
import type { FeedEvent, Snapshot, Versioned } from '@cordon/protocol/wire/feed.ts';

export const nightStart = 1_795_000_000_000;
const hourMs = 3_600_000;

export const gateOfficer = {
  kind: 'person',
  personId: 'gate-1',
  name: '门岗一号',
  role: 'gate',
  stations: ['main-gate'],
} as const satisfies Actor;

export function aDeclaration(plate: string, change: Partial<Declaration> = {}): Declaration {
  return {
    plate,
    trailerPlate: null,
    purpose: 'supply',
    company: '鲜达配送',
    stops: ['first-canteen'],
    goods: [{ name: '大米', quantity: 20, unit: '袋' }],
    vehiclePass: { number: 'V1', validUntil: nightStart + 1000 * hourMs },
    declaredAt: nightStart - 30 * hourMs,
    eta: nightStart,
    crew: [
      {
        personId: 'driver-1',
        maskedName: '秦*海',
        role: 'driver',
        document: 'id-card',
        passNumber: 'P1',
        sampledAt: nightStart - 10 * hourMs,
        result: 'negative',
      },
    ],
    ...change,
  };
}

type WithoutEnvelope<C> = C extends VisitCommand ? Omit<C, 'commandId' | 'observedAt'> : never;

/** A server in miniature: the protocol's own rules over a feed in memory. */
export class Night {
  now = nightStart;
  feed: FeedEvent[] = [];
  site: Versioned<SiteState>;
  visits = new Map<string, Versioned<VisitState>>();
  alerts = new Map<string, Versioned<AlertState>>();

  constructor() {
    const opened = this.bySystem();
    const applied = applySite(null, [{ type: 'siteOpened', settings: demoSite(this.now) }], opened);
    this.site = applied.next;
    this.log('site', 'demo', applied.stamped, opened.by);
  }

  siteEvent(event: SiteEvent): void {
    const stamp = this.bySystem();
    const applied = applySite(this.site, [event], stamp);
    this.site = applied.next;
    this.log('site', 'demo', applied.stamped, stamp.by);
    this.alarm(applied.raise, applied.clear);
  }

  do(body: WithoutEnvelope<VisitCommand>, actor: Actor = gateOfficer): Decision<VisitEvent> {
    const commandId = `00000000-0000-4000-8000-${String(this.feed.length).padStart(12, '0')}`;
    return this.decide(body.visitId, { ...body, commandId, observedAt: this.now }, actor);
  }

  /** Lets the visit's next deadline pass. */
  pass(visitId: string): void {
    const visit = this.visits.get(visitId);
    const [deadline] = visit === undefined ? [] : dueOfVisit(visit.state);
    if (deadline === undefined) throw new Error('nothing is due');
    this.now = Math.max(this.now, deadline.at);
    const command: PassDeadline = {
      type: 'passDeadline',
      commandId: 'clock',
      observedAt: this.now,
      aggregate: `visit:${visitId}`,
      deadline: deadline.key,
    };
    this.decide(visitId, command, { kind: 'system', name: 'clock' });
  }

  private decide(visitId: string, command: VisitCommand | PassDeadline, actor: Actor): Decision<VisitEvent> {
    const current = this.visits.get(visitId) ?? null;
    const decision = decideVisit(current, command, {
      now: this.now,
      actor,
      site: this.site.state,
      holders: {},
    });
    if (decision.events.length === 0) return decision;
    const by = byOf(actor);
    const applied = applyVisit(current, visitId, decision.events, { at: this.now, by });
    this.visits.set(visitId, applied.next);
    this.log('visit', visitId, applied.stamped, by);
    this.alarm(applied.raise, applied.clear);
    return decision;
  }

  declare(visitId: string, plate: string, change: Partial<Declaration> = {}): void {
    const office: Actor = { kind: 'system', name: 'import' };
    this.do({ type: 'declareVisit', visitId, declaration: aDeclaration(plate, change) }, office);
  }

  report(visitId: string, stepId: string, report: StepReport): Decision<VisitEvent> {
    return this.do({ type: 'reportStep', visitId, stationId: 'main-gate', stepId, report });
  }

  arrive(visitId: string, plate: string): Decision<VisitEvent> {
    return this.report(visitId, 'arrive', { kind: 'arrive', plate, trailerPlate: null, handReason: null });
  }

  snapshot(): Snapshot {
    return {
      site: this.site,
      visits: [...this.visits.values()],
      alerts: [...this.alerts.values()].filter(({ state }) => state.closed === null),
    };
  }

  private bySystem() {
    return { at: this.now, by: byOf({ kind: 'system', name: 'clock' }) };
  }

  private alarm(raise: RaisedAlert[], clear: string[]): void {
    for (const alert of raise) this.alertEvent(alert.id, { type: 'alertRaised', alert });
    for (const id of clear) this.alertEvent(id, { type: 'alertCleared', note: null });
  }

  private alertEvent(id: string, event: AlertEvent): void {
    const current = this.alerts.get(id) ?? null;
    const version = (current?.version ?? 0) + 1;
    const { at, by } = this.bySystem();
    this.alerts.set(id, { version, state: evolveAlert(current?.state ?? null, event, { at, by, version }) });
    this.log('alert', id, [{ event, version }], by);
  }

  private log(
    aggregate: FeedEvent['aggregate'],
    id: string,
    stamped: { event: VisitEvent | SiteEvent | AlertEvent; version: number }[],
    by: FeedEvent['by'],
  ): void {
    for (const { event, version } of stamped) {
      const seq = this.feed.length + 1;
      const meta = { seq, at: this.now, observedAt: this.now, commandId: `c-${seq}`, version, by };
      this.feed.push({ ...meta, aggregate, id, stations: [], event } as FeedEvent);
    }
  }
}

export const supplyTruck = '11111111-1111-4111-8111-111111111111';
export const refuseTruck = '22222222-2222-4222-8222-222222222222';

/** Two vehicles on a night with something of nearly everything that a follower meets. */
export function aBusyNight(): Night {
  const night = new Night();
  const supervisor: Actor = {
    ...gateOfficer,
    personId: 'supervisor-1',
    name: '监管甲',
    role: 'supervisor',
    stations: [],
  };
  night.declare(supplyTruck, '渝AD12345');
  night.declare(refuseTruck, '川BF98123', { purpose: 'refuse', stops: ['refuse-east'] });
  night.siteEvent({ type: 'clearDeclared', until: night.now + 6 * hourMs, statement: '各楼栋已清点' });
  night.arrive(supplyTruck, '渝AD12345');
  night.arrive(refuseTruck, '川BF98124'); // not the plate that was announced: it is held
  night.now += 60_000;
  night.report(supplyTruck, 'seal', { kind: 'seal', number: 'A1234' }); // not its turn
  night.report(supplyTruck, 'disinfect-vehicle', {
    kind: 'disinfect',
    act: 'start',
    batchId: 'batch-1',
    covered: ['body', 'wheels', 'cab-outside'],
  });
  night.pass(supplyTruck);
  const asked = { stepId: 'arrive', rule: 'arrive.plate', personId: null } as const;
  night.do({ type: 'requestOverride', visitId: refuseTruck, ...asked, reasonCode: 'document-delay', text: '临时换车' });
  night.do({ type: 'reportDeviation', visitId: refuseTruck, kind: 'left-cab', text: null });
  night.do({ type: 'askHelp', visitId: refuseTruck, need: 'water' });
  const [override] = night.visits.get(refuseTruck)?.state.overrides ?? [];
  const [deviation] = night.visits.get(refuseTruck)?.state.deviations ?? [];
  const [help] = night.visits.get(refuseTruck)?.state.helps ?? [];
  if (override === undefined || deviation === undefined || help === undefined)
    throw new Error('all three were recorded');
  const settled = { overrideId: override.overrideId, verdict: 'approve', note: null } as const;
  night.do({ type: 'settleOverride', visitId: refuseTruck, ...settled }, supervisor);
  const verdict = { deviationId: deviation.deviationId, verdict: 'breach', note: '已查看监控' } as const;
  night.do({ type: 'settleDeviation', visitId: refuseTruck, ...verdict }, supervisor);
  night.do({ type: 'giveHelp', visitId: refuseTruck, helpId: help.helpId, note: null });
  night.do({ type: 'holdVisit', visitId: supplyTruck, reason: '等待监管' });
  night.do({ type: 'resumeVisit', visitId: supplyTruck, note: '可以继续' }, supervisor);
  night.do({ type: 'refuseVisit', visitId: supplyTruck, reason: '货物不符' });
  night.siteEvent({ type: 'lockdownSet', reason: '演练' });
  night.siteEvent({ type: 'lockdownLifted', reason: '演练结束' });
  return night;
}
