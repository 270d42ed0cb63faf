import { describe, expect, it } from 'vitest';
import { alertId } from '../ids.ts';
import { gateOfficer, supervisorA } from '../testing/actors.ts';
import { correct } from '../testing/corrections.ts';
import { crewOf, driver, passenger } from '../testing/declarations.ts';
import { goTo, nightAt, report, visitA } from '../testing/journey.ts';
import { ringing } from '../testing/looking.ts';
import type { Night } from '../testing/night.ts';
import { askOverride, settleOverride } from '../testing/overrides.ts';
import { startOf, verificationOf } from '../testing/reports.ts';
import { raisedBy } from './alerts.ts';
import { applyEvents } from '../engine/change.ts';
import { visitAggregate } from './aggregate.ts';
import { visitRules } from './rules.ts';
import type { VisitEvent } from './events.ts';

const hold = (night: Night) => night.ask(gateOfficer, { type: 'holdVisit', visitId: visitA, reason: '核对' });
const resume = (night: Night) => night.ask(supervisorA, { type: 'resumeVisit', visitId: visitA, note: '继续' });
const by = { personId: 'gate-1', name: '门岗', role: 'gate' } as const;

describe('alerts are raised with what causes them', () => {
  it('[B1] by the same commit, named by visit, rule and step, so that the same cause can’t ring twice', () => {
    const night = nightAt('verify-crew');
    report(night, 'verify-crew', { as: verificationOf(driver, { temperatureC: 38 }) });
    const [alert] = night.standing();
    expect(alert?.id).toBe(`${visitA}.verify.temperature.verify-crew`);
    expect(alert).toMatchObject({ visitId: visitA, plate: '渝A12345', stepId: 'verify-crew', raisedAt: night.now });
  });

  it('[B1] folding the same events again raises the same alerts', () => {
    const night = nightAt('s1.dock');
    const current = night.visits.get(visitA) ?? null;
    const held: VisitEvent = { type: 'visitHeld', reason: { kind: 'person', text: '核对' } };
    const once = applyEvents(visitAggregate, visitA, current, [held], { at: night.now, by });
    expect(applyEvents(visitAggregate, visitA, current, [held], { at: night.now, by })).toEqual(once);
    expect(once.causes.raise.map(({ id }) => id)).toEqual([`${visitA}.visit.held.-`]);
  });

  it('[B1] how bad a failed rule is, the rule says', () => {
    const night = nightAt('verify-crew', { crew: crewOf(2) });
    report(night, 'verify-crew', {
      as: verificationOf(driver, { result: 'positive', temperatureC: 38, antigen: 'negative' }),
    });
    const severities = Object.fromEntries(night.standing().map(({ rule, severity }) => [rule, severity]));
    expect(severities).toEqual({ 'verify.test-result': 'critical', 'verify.temperature': 'high' });
    expect(visitRules['verify.test-result'].severity).toBe('critical');
  });

  const due = { key: 'k', at: 1, stepId: 's1.dock' };
  const asked = { stepId: 'admit', rule: 'admit.open-hours', personId: null, reasonCode: 'other', text: '急' } as const;
  const where = { stepId: 'release', stationId: 'main-gate' };
  const attempt = { type: 'attemptRefused' as const, reasons: ['a', 'b'], ...where };

  it.each<[VisitEvent, string, string, object]>([
    [{ type: 'visitHeld', reason: { kind: 'person', text: '核对' } }, 'visit.held', 'high', { text: '核对' }],
    [{ type: 'deadlinePassed', deadline: { ...due, kind: 'contact-over' } }, 'visit.contact-over', 'info', { at: 1 }],
    [{ type: 'deadlinePassed', deadline: { ...due, kind: 'step-slow' } }, 'visit.step-slow', 'warning', { at: 1 }],
    [{ type: 'deadlinePassed', deadline: { ...due, kind: 'leg-slow' } }, 'visit.leg-slow', 'high', { at: 1 }],
    [{ type: 'deadlinePassed', deadline: { ...due, kind: 'loop-warn' } }, 'visit.loop-warn', 'warning', { at: 1 }],
    [
      { type: 'deadlinePassed', deadline: { ...due, kind: 'loop-critical' } },
      'visit.loop-critical',
      'critical',
      { at: 1 },
    ],
    [
      { type: 'deadlinePassed', deadline: { ...due, kind: 'override-lapse' } },
      'visit.override-lapsed',
      'warning',
      { at: 1 },
    ],
    [
      { type: 'overrideRequested', overrideId: visitA, ...asked, lapsesAt: 2 },
      'visit.override-asked',
      'high',
      { rule: 'admit.open-hours' },
    ],
    [{ type: 'deviationSettled', deviationId: visitA, verdict: 'breach', note: '' }, 'visit.breach', 'high', {}],
    [
      { ...attempt, code: 'step-not-next' },
      'visit.attempt',
      'warning',
      { code: 'step-not-next', reasons: ['a', 'b'], station: 'main-gate' },
    ],
    [{ ...attempt, code: 'plate-here' }, 'visit.attempt', 'critical', { code: 'plate-here' }],
  ])('[B1] %j rings %s, %s', (event, rule, severity, params) => {
    const visit = nightAt('s1.dock').visit(visitA);
    const [raised, ...more] = raisedBy(visit, event, { at: 1, version: 9, by });
    expect(raised?.alert).toMatchObject({ rule, severity, params });
    expect(more).toEqual([]);
  });

  it('[B1] a lockdown that holds a vehicle, a dismissed deviation and an honest step ring nothing', () => {
    const visit = nightAt('s1.dock').visit(visitA);
    const quiet: VisitEvent[] = [
      { type: 'visitHeld', reason: { kind: 'lockdown' } },
      { type: 'deviationSettled', deviationId: visitA, verdict: 'dismissed', note: '' },
      { type: 'visitResumed', note: '', again: null, people: [] },
      { type: 'helpGiven', helpId: visitA, note: null },
      { type: 'findingsRecomputed', stepId: 'reconcile', entry: 1, findings: [], outcome: 'done' },
    ];
    expect(quiet.flatMap((event) => raisedBy(visit, event, { at: 1, version: 9, by }))).toEqual([]);
  });

  it('[B1] every name of an alert can be sent back by a person who acknowledges it', () => {
    const night = nightAt('s1.unload', { stops: ['first-canteen', 'north-shop'] });
    hold(night);
    report(night, 's2.leg');
    askOverride(night, 's1.dock', 'dock.crew-in-cab');
    night.ask(gateOfficer, { type: 'reportDeviation', visitId: visitA, kind: 'other', text: null });
    night.wait(600);
    night.ask(supervisorA, { type: 'setLockdown', reason: '演练' });
    expect(night.alerts.size).toBeGreaterThan(5);
    for (const [id, { state }] of night.alerts) {
      expect(alertId.parse(id)).toBe(id);
      // [B8] Informations were closed with their cause.
      expect(night.ask(supervisorA, { type: 'acknowledgeAlert', alertId: id, comment: null })).toMatchObject(
        state.closed === null ? { ok: true } : { code: 'alert-closed' },
      );
    }
  });
});

describe('alerts end with what caused them', () => {
  it('[B2] of a failed step, when the step is done', () => {
    const night = nightAt('verify-crew', { crew: crewOf(2) });
    report(night, 'verify-crew', { as: verificationOf(driver, { temperatureC: 38 }) });
    resume(night);
    expect(ringing(night)).toEqual(['verify.temperature']);
    report(night, 'verify-crew', { as: verificationOf(driver) });
    expect(ringing(night)).toEqual(['verify.temperature']); // the passenger is still to come
    report(night, 'verify-crew', { as: verificationOf(passenger) });
    expect(ringing(night)).toEqual([]);
  });

  it('[B2] of a hold, when it is lifted', () => {
    const night = nightAt('seal');
    hold(night);
    resume(night);
    expect(ringing(night)).toEqual([]);
  });

  it.each(['approve', 'deny'] as const)('[B2] of an override, when it is settled: %s', (verdict) => {
    const night = nightAt('admit');
    const asked = askOverride(night, 'admit', 'admit.open-hours');
    expect(ringing(night)).toEqual(['visit.override-asked']);
    settleOverride(night, asked, { verdict });
    expect(ringing(night)).toEqual([]);
  });

  it('[B2] all of them, when the visit is closed', () => {
    const night = nightAt('s1.dock');
    night.wait(500);
    hold(night);
    const asked = askOverride(night, 'admit', 'admit.open-hours');
    expect(asked.ok).toBe(false);
    night.ask(gateOfficer, { type: 'askHelp', visitId: visitA, need: 'way-out' });
    expect(ringing(night, 'site.clear-expired').length).toBeGreaterThan(3);
    night.ask(supervisorA, { type: 'escortOut', visitId: visitA, reason: '司机不适' });
    expect(ringing(night, 'site.clear-expired')).toEqual([]);
    expect(night.visit(visitA).alerts).toEqual([]);
  });

  it('[B2] what a supervisor cleared by hand is not cleared again', () => {
    const night = nightAt('seal');
    hold(night);
    const [alert] = night.standing();
    night.ask(supervisorA, { type: 'clearAlert', alertId: alert?.id ?? '', note: '已处理' });
    resume(night);
    const told = night.log.filter((e) => e.aggregate === 'alert' && e.event.type === 'alertCleared');
    expect(told).toHaveLength(1);
  });

  it('[B2] [B9] that of a step which fails a second time rings a second time, as one, and ends with it', () => {
    const night = nightAt('disinfect-vehicle');
    for (let i = 0; i < 2; i++) {
      report(night, 'disinfect-vehicle', { as: startOf({ target: 'goods' }) });
      resume(night);
    }
    expect(night.standing()).toMatchObject([{ rule: 'disinfect.coverage', count: 2 }]);
    goTo(night, 'seal');
    goTo(night, 'admit');
    expect(ringing(night)).toEqual([]);
  });

  it('[B2] [X8] the alert of a corrected typing mistake stays active until the step is done again', () => {
    const night = nightAt('verify-crew');
    report(night, 'verify-crew', { as: verificationOf(driver, { temperatureC: 39 }) });
    correct(night, 'verify-crew', verificationOf(driver));
    expect(ringing(night)).toEqual(['verify.temperature']);
    resume(night);
    expect(ringing(night)).toEqual(['verify.temperature']);
    report(night, 'verify-crew');
    expect(ringing(night)).toEqual([]);
  });
});
