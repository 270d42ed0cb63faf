import { describe, expect, it } from 'vitest';
import { clock, gateOfficer, pointOfficer, supervisorA, supervisorB } from '../../testing/actors.ts';
import { ringing } from '../../testing/looking.ts';
import { declare, goTo, nightAt, report, visitA } from '../../testing/journey.ts';
import { Night } from '../../testing/night.ts';
import { readingOf, verificationOf } from '../../testing/reports.ts';
import { driver } from '../../testing/declarations.ts';
import { claimsOf } from '../claims.ts';
import { currentStep, stepsOf } from '../route.ts';

const refusedWith = (code: string) => expect.objectContaining({ ok: false, code });
const accepted = expect.objectContaining({ ok: true });
const supply = stepsOf(nightAt(null).visit(visitA)).map(({ id }) => id);
const hold = (night: Night, by = gateOfficer) => night.ask(by, { type: 'holdVisit', visitId: visitA, reason: '核对' });
const resume = (night: Night) => night.ask(supervisorA, { type: 'resumeVisit', visitId: visitA, note: '继续' });
const refuse = (night: Night) => night.ask(gateOfficer, { type: 'refuseVisit', visitId: visitA, reason: '证件不符' });
const escort = (night: Night) => night.ask(supervisorA, { type: 'escortOut', visitId: visitA, reason: '司机不适' });

describe('holding', () => {
  it.each(supply.slice(1))(
    '[H1] at %s keeps place and step, and stops every step until a supervisor resumes',
    (stepId) => {
      const night = nightAt(stepId);
      const before = night.visit(visitA);
      expect(hold(night)).toEqual(accepted);
      expect(currentStep(night.visit(visitA))).toEqual(currentStep(before));
      expect(night.visit(visitA)).toMatchObject({ status: before.status, steps: before.steps });
      expect(report(night, stepId)).toEqual(refusedWith('visit-held'));
      expect(resume(night)).toEqual(accepted);
      expect(night.visit(visitA).steps).toEqual(before.steps);
      goTo(night, null);
      expect(night.visit(visitA).status).toBe('released');
    },
  );

  it.each([gateOfficer, pointOfficer('first-canteen'), supervisorA])(
    '[H1] $role may hold; it rings until it is lifted',
    (by) => {
      const night = nightAt('s1.dock');
      hold(night, by);
      expect(night.standing()).toMatchObject([{ rule: 'visit.held', severity: 'high', params: { text: '核对' } }]);
      expect(night.underWay(visitA).held).toMatchObject({ since: night.now, by: { personId: by.personId } });
      resume(night);
      expect(ringing(night)).toEqual([]);
    },
  );

  it('[H1] a visit is held once', () => {
    const night = nightAt('s1.dock');
    hold(night);
    expect(hold(night)).toEqual(refusedWith('visit-held'));
  });

  it('[H1] only a vehicle that is here can be held', () => {
    const night = new Night();
    declare(night);
    expect(hold(night)).toEqual(refusedWith('visit-not-arrived'));
    goTo(night, null);
    expect(hold(night)).toEqual(refusedWith('visit-closed'));
  });

  it('[H1] a fail holds the visit by itself, with one alert for each rule', () => {
    const night = nightAt('verify-crew');
    report(night, 'verify-crew', { as: verificationOf(driver, { temperatureC: 38, identityMatches: false }) });
    expect(night.underWay(visitA).held?.reason).toEqual({
      kind: 'finding',
      stepId: 'verify-crew',
      rules: ['verify.identity', 'verify.temperature'],
    });
    expect(ringing(night)).toEqual(['verify.identity', 'verify.temperature']);
  });
});

describe('resuming', () => {
  it('[H2] is the supervisor’s', () => {
    const night = nightAt('seal');
    hold(night);
    expect(night.ask(gateOfficer, { type: 'resumeVisit', visitId: visitA, note: '继续' })).toEqual(
      refusedWith('forbidden'),
    );
  });

  it('[H2] is refused for a visit that is not held', () => {
    expect(resume(nightAt('seal'))).toEqual(refusedWith('visit-not-held'));
  });

  it('[H2] has the failed step done again: it is not skipped', () => {
    const night = nightAt('verify-crew');
    report(night, 'verify-crew', { as: verificationOf(driver, { temperatureC: 38 }) });
    resume(night);
    expect(night.visit(visitA).steps['verify-crew']).toMatchObject({ status: 'running', attempt: 2, entries: [] });
    expect(report(night, 'seal')).toEqual(refusedWith('step-not-next'));
    report(night, 'verify-crew', { as: verificationOf(driver, { temperatureC: 38 }) });
    expect(night.underWay(visitA).held).not.toBeNull();
    resume(night);
    expect(night.visit(visitA).steps['verify-crew']?.attempt).toBe(3);
  });

  it('[H2] each attempt keeps its findings in the story', () => {
    const night = nightAt('reconcile');
    report(night, 'reconcile', { as: readingOf(night.visit(visitA), { seal: null }) });
    resume(night);
    report(night, 'reconcile');
    const tries = night.story(visitA).filter((e) => e.type === 'stepReported' && e.stepId === 'reconcile');
    expect(tries).toMatchObject([
      { attempt: 1, outcome: 'failed' },
      { attempt: 2, outcome: 'done' },
    ]);
  });
});

describe('sending away', () => {
  const atTheGate = supply.slice(1, supply.indexOf('s1.leg'));
  const inside = supply.slice(supply.indexOf('s1.leg'));

  it.each(atTheGate)('[H4] at %s a vehicle is refused, not escorted out; its plate is free', (stepId) => {
    const night = nightAt(stepId);
    expect(escort(night)).toEqual(refusedWith('visit-not-inside'));
    expect(refuse(night)).toEqual(accepted);
    expect(night.visit(visitA)).toMatchObject({ status: 'refused', reason: '证件不符', closedAt: night.now });
    expect(claimsOf(night.visit(visitA))).toEqual([]);
  });

  it.each(inside)('[H4] at %s a vehicle is escorted out, not refused; its plate and its place are free', (stepId) => {
    const night = nightAt(stepId);
    expect(refuse(night)).toEqual(refusedWith('visit-inside'));
    expect(escort(night)).toEqual(accepted);
    expect(night.visit(visitA)).toMatchObject({ status: 'escortedOut', reason: '司机不适' });
    expect(claimsOf(night.visit(visitA))).toEqual([]);
  });

  it('[H4] works on a held vehicle, in a lockdown too, and ends its alerts', () => {
    const night = nightAt('s1.dock');
    hold(night);
    night.ask(gateOfficer, { type: 'askHelp', visitId: visitA, need: 'doctor' });
    night.ask(supervisorB, { type: 'setLockdown', reason: '演练' });
    expect(escort(night)).toEqual(accepted);
    expect(ringing(night)).toEqual(['site.lockdown']);
  });

  it('[H4] once closed, nothing more is done to it', () => {
    const night = nightAt('seal');
    refuse(night);
    for (const again of [refuse, escort, hold, resume]) expect(again(night)).toEqual(refusedWith('visit-closed'));
    expect(night.facts(clock, ['plate:渝A12345']).holders).toEqual({ 'plate:渝A12345': [] });
  });
});
