import { describe, expect, it } from 'vitest';
import { administrator, supervisorA } from '../../testing/actors.ts';
import { findingsOf, found, heldFor, ringing } from '../../testing/looking.ts';
import { declare, goTo, nightAt, report, visitA, visitB } from '../../testing/journey.ts';
import { Night } from '../../testing/night.ts';
import { waive } from '../../testing/overrides.ts';
import { siteAt, tenAtNight } from '../../testing/site.ts';
import { setStation } from '../../testing/stations.ts';
import { hourMs, minuteMs } from '../../time.ts';
import { admitFindings, rules, waitingReasons } from './step.ts';

const accepted = expect.objectContaining({ ok: true });
const waitsFor = (...reasons: string[]) => expect.objectContaining({ code: 'admit-not-yet', params: { reasons } });
const lock = (night: Night) => night.ask(supervisorA, { type: 'setLockdown', reason: '演练' });
const shut = (night: Night) => night.ask(administrator, { type: 'setHours', hours: [] });
const revoke = (night: Night) => night.ask(supervisorA, { type: 'revokeClear', reason: '有人外出' });

describe('being admitted', () => {
  it('[V11] leaves a finding for every condition, and the vehicle is on its way', () => {
    const night = nightAt('s1.leg');
    expect(findingsOf(night, 'admit').map(({ rule, outcome }) => [rule, outcome])).toEqual([
      ['admit.campus-clear', 'pass'],
      ['admit.open-hours', 'pass'],
      ['admit.point-hours', 'pass'],
      ['admit.lockdown', 'pass'],
      ['admit.room', 'pass'],
      ['admit.already-inside', 'pass'],
      ['admit.vehicle-pass', 'pass'],
      ['admit.route', 'pass'],
      ['admit.test-age', 'pass'],
      ['admit.crew-elsewhere', 'pass'],
    ]);
    expect(night.underWay(visitA)).toMatchObject({ status: 'inside', admittedAt: night.now });
    expect(night.visit(visitA).steps['s1.leg']?.status).toBe('running');
  });

  it.each([
    ['campus clear has been revoked', revoke, 'admit.campus-clear'],
    ['the gate is shut', shut, 'admit.open-hours'],
    ['there is a lockdown', lock, 'admit.lockdown'],
  ] as const)('[V12] when %s it waits: the visit is not held', (_why, make, rule) => {
    const night = nightAt('admit');
    make(night);
    expect(report(night, 'admit')).toEqual(waitsFor(rule));
    expect(night.underWay(visitA)).toMatchObject({ status: 'atGate', held: null });
    expect(findingsOf(night, 'admit')).toEqual([]);
  });

  it('[V12] every reason for waiting is told at once, and each try that is refused rings once a minute', () => {
    const night = nightAt('admit');
    for (const make of [revoke, shut, lock]) make(night);
    const all = waitsFor('admit.campus-clear', 'admit.open-hours', 'admit.lockdown');
    expect(report(night, 'admit')).toEqual(all);
    expect(report(night, 'admit')).toEqual(all);
    expect(ringing(night, 'site.lockdown', 'site.clear-revoked')).toEqual(['visit.attempt']);
  });

  it('[V12] what the vehicle waits for can be told without trying', () => {
    const night = nightAt('admit');
    lock(night);
    const visit = night.underWay(visitA);
    const findings = admitFindings({ visit, facts: night.facts(supervisorA) });
    expect(waitingReasons(findings)).toEqual(['admit.lockdown']);
    expect(rules.waitsFor).toEqual([
      'admit.lockdown',
      'admit.campus-clear',
      'admit.open-hours',
      'admit.point-hours',
      'admit.room',
    ]);
  });

  it.each([
    [1, true],
    [0, false],
  ])('[V12] [Z2] with %d ms of campus clear left: %s', (ms, good) => {
    const night = nightAt('admit');
    night.now = (night.site.state.clear?.until ?? 0) - ms;
    expect(report(night, 'admit').ok).toBe(good);
  });

  it('[V12] [O2] a lockdown can’t be waived, and nothing else helps against it', () => {
    const night = nightAt('admit');
    lock(night);
    const asked = { stepId: 'admit', rule: 'admit.lockdown', personId: null, reasonCode: 'other', text: '急' } as const;
    const answer = night.ask(supervisorA, { type: 'requestOverride', visitId: visitA, ...asked });
    expect(answer).toMatchObject({ code: 'not-waivable' });
    revoke(night);
    waive(night, 'admit', 'admit.campus-clear');
    expect(report(night, 'admit')).toEqual(waitsFor('admit.lockdown'));
  });
});

describe('the vehicle itself', () => {
  it.each([
    [0, 'pass'],
    [-1, 'fail'],
  ] as const)('[V11] its pass is good to the expected exit and %d ms more: %s', (ms, outcome) => {
    const night = nightAt('admit');
    const validUntil = night.now + 2 * hourMs + ms;
    const other = nightAt('admit', { vehiclePass: { number: 'V-7', validUntil } });
    expect(other.now).toBe(night.now);
    report(other, 'admit');
    expect(found(other, 'admit', 'admit.vehicle-pass')?.outcome).toBe(outcome);
    expect(heldFor(other)).toEqual(outcome === 'pass' ? null : ['admit.vehicle-pass']);
  });

  it('[V11] without a pass it is held, and rings', () => {
    const night = nightAt('admit', { vehiclePass: null });
    report(night, 'admit');
    expect(heldFor(night)).toEqual(['admit.vehicle-pass']);
    expect(ringing(night)).toEqual(['admit.vehicle-pass']);
    expect(night.underWay(visitA).status).toBe('atGate');
  });

  it('[V11] after the hold the officer tries again, and everything is looked at anew', () => {
    const night = nightAt('admit', { stops: ['refuse-east'] });
    report(night, 'admit');
    expect(heldFor(night)).toEqual(['admit.route']);
    night.ask(supervisorA, { type: 'changeStops', visitId: visitA, stops: ['first-canteen'], reason: '站点填错' });
    night.ask(supervisorA, { type: 'resumeVisit', visitId: visitA, note: '已更正' });
    expect(report(night, 'admit')).toEqual(accepted);
    expect(night.visit(visitA).steps['admit']?.attempt).toBe(2);
  });

  it.each([
    ['supply', 'refuse-east'],
    ['supply', 'main-gate'],
    ['refuse', 'first-canteen'],
    ['supply', 'nowhere'],
  ] as const)('[V13] a %s vehicle does not serve %s', (purpose, stop) => {
    const night = nightAt('admit', { purpose, stops: [purpose === 'supply' ? 'first-canteen' : 'refuse-west', stop] });
    report(night, 'admit');
    expect(heldFor(night)).toEqual(['admit.route']);
    expect(found(night, 'admit', 'admit.route')?.seen).toEqual({ stops: [stop] });
  });

  it('[V13] a point that is closed is on nobody’s route', () => {
    const night = nightAt('admit', { stops: ['first-canteen', 'north-shop'] });
    setStation(night, 'north-shop', { open: false });
    report(night, 'admit');
    expect(heldFor(night)).toEqual(['admit.route']);
  });

  it('[V13] [Z12] a first point that is closed by its hours makes the vehicle wait, unheld, and says until when', () => {
    const night = nightAt('admit', { stops: ['north-shop', 'first-canteen'] });
    const [monday, tuesday] = [1, 2].map((day) => ({ day, from: '23:30', to: '05:00' }));
    if (monday === undefined || tuesday === undefined) throw new RangeError('two days');
    setStation(night, 'north-shop', { hours: [tuesday, monday] });
    expect(report(night, 'admit')).toEqual(waitsFor('admit.point-hours'));
    expect(night.underWay(visitA).held).toBeNull();
    const findings = admitFindings({ visit: night.underWay(visitA), facts: night.facts(supervisorA) });
    const until = tenAtNight + 90 * minuteMs;
    expect(findings.find(({ rule }) => rule === 'admit.point-hours')).toMatchObject({
      outcome: 'fail',
      seen: { station: 'north-shop', opensAt: until },
    });
    night.now = until - 1;
    expect(report(night, 'admit')).toEqual(waitsFor('admit.point-hours'));
    night.now = until;
    expect(report(night, 'admit')).toEqual(accepted);
  });

  it('[V13] [Z12] a later point may open by the time that the vehicle comes there', () => {
    const night = nightAt('admit', { stops: ['first-canteen', 'north-shop'] });
    setStation(night, 'north-shop', { hours: [] });
    expect(report(night, 'admit')).toEqual(accepted);
  });

  it('[V13] [Z12] a point that the office has shut is on nobody’s route, whatever its hours', () => {
    const night = nightAt('admit', { stops: ['north-shop'] });
    setStation(night, 'north-shop', { open: false, hours: [] });
    report(night, 'admit');
    expect(heldFor(night)).toEqual(['admit.route']);
  });

  it('[V11] [G1] a plate that another visit holds is never admitted', () => {
    const night = nightAt('admit');
    const visit = night.underWay(visitA);
    const facts = { ...night.facts(supervisorA), holders: { 'plate:渝A12345': [visitA, visitB] } };
    const finding = admitFindings({ visit, facts }).find(({ rule }) => rule === 'admit.already-inside');
    expect(finding).toMatchObject({ outcome: 'fail', seen: { others: 1 } });
  });

  it('[V12] [G2] room is counted without the vehicle itself', () => {
    const night = nightAt('admit');
    const visit = night.underWay(visitA);
    const room = (holders: string[]) =>
      waitingReasons(
        admitFindings({ visit, facts: { ...night.facts(supervisorA), holders: { 'point:first-canteen': holders } } }),
      );
    expect(room([visitA, visitB])).toEqual([]); // two places
    expect(room([visitB, 'c'])).toEqual(['admit.room']);
  });
});

describe('a night before campus clear', () => {
  it('[V12] twenty vehicles wait without one incident, and enter when the campus is clear', () => {
    const night = new Night({ ...siteAt(), clear: null });
    declare(night);
    goTo(night, 'admit');
    expect(night.standing()).toEqual([]);
    const until = night.now + 60 * minuteMs;
    night.ask(supervisorA, { type: 'declareClear', until, statement: '清点完毕' });
    expect(report(night, 'admit')).toEqual(accepted);
  });
});
