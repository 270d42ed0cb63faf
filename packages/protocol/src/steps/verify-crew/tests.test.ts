import { describe, expect, it } from 'vitest';
import { gateOfficer, supervisorA } from '../../testing/actors.ts';
import { correct } from '../../testing/corrections.ts';
import { crewOf, driver, passenger } from '../../testing/declarations.ts';
import { found, heldFor, ringing, statusOf } from '../../testing/looking.ts';
import { goTo, nightAt, report, visitA } from '../../testing/journey.ts';
import type { Night } from '../../testing/night.ts';
import { waive } from '../../testing/overrides.ts';
import { verificationOf } from '../../testing/reports.ts';
import { tenAtNight } from '../../testing/site.ts';
import { hourMs, minuteMs } from '../../time.ts';
import type { ReportOf } from '../../visit/report.ts';
import { admitFindings } from '../admit/step.ts';

const refusedWith = (code: string) => expect.objectContaining({ ok: false, code });
const accepted = expect.objectContaining({ ok: true });
const resume = (night: Night) => night.ask(supervisorA, { type: 'resumeVisit', visitId: visitA, note: '重新采样' });
const isDriver = { personId: driver.personId };
const conditional = { result: 'pending', antigen: 'negative' } as const;

/** 47.5 h old at the expected exit, when it is verified at ten: good for half an hour more. */
const ageing = { sampledAt: tenAtNight - 45.5 * hourMs };

function waiting(seen: Partial<ReportOf<'verify-crew'>>, minutes: number, people = 2): Night {
  const night = nightAt('verify-crew', { crew: crewOf(people) });
  report(night, 'verify-crew', { as: verificationOf(driver, seen) });
  goTo(night, 'admit');
  night.wait(minutes - (night.now - tenAtNight) / minuteMs);
  return night;
}

describe('a vehicle that waits for admission', () => {
  it.each([
    [30, 'pass'],
    [31, 'fail'],
  ] as const)('[V22] has its crew’s tests judged again: %d minutes after ten, %s', (minutes, outcome) => {
    const night = waiting(ageing, minutes);
    report(night, 'admit');
    expect(found(night, 'verify-crew', 'verify.test-age')?.outcome).toBe('pass');
    const findings = night.visit(visitA).steps['admit']?.entries.at(-1)?.findings ?? [];
    const tests = findings.filter(({ rule }) => rule === 'admit.test-age');
    expect(tests.map(({ personId, outcome: is }) => [personId, is])).toEqual([
      [driver.personId, outcome],
      [passenger.personId, 'pass'],
    ]);
    expect(heldFor(night)).toEqual(outcome === 'pass' ? null : ['admit.test-age']);
    expect(night.visit(visitA).status).toBe(outcome === 'pass' ? 'inside' : 'atGate');
  });

  it('[V22] is told before it is tried, once somebody has been verified', () => {
    const night = waiting(ageing, 40);
    const findings = admitFindings({ visit: night.underWay(visitA), facts: night.facts(gateOfficer) });
    expect(findings.find(({ rule, outcome }) => rule === 'admit.test-age' && outcome === 'fail')?.seen).toEqual({
      ageHours: 48.2,
      result: 'negative',
      antigen: null,
    });
    const early = nightAt('verify-crew');
    const rules = admitFindings({ visit: early.underWay(visitA), facts: early.facts(gateOfficer) });
    expect(rules.filter(({ rule }) => rule === 'admit.test-age')).toEqual([]);
  });

  it('[V22] [H2] whose test is too old is verified again with a new sample, nobody else is, and admission is tried again', () => {
    const night = waiting(ageing, 40);
    report(night, 'admit');
    expect(ringing(night)).toEqual(['admit.test-age']);
    expect(report(night, 'verify-crew')).toEqual(refusedWith('step-done')); // a hold stops every step
    resume(night);
    expect(statusOf(night, 'verify-crew')).toBe('running');
    expect(report(night, 'admit')).toEqual(refusedWith('step-not-next'));
    expect(report(night, 'verify-crew', { as: verificationOf(passenger) })).toEqual(refusedWith('person-verified'));
    const sampledAt = night.now;
    report(night, 'verify-crew', { as: verificationOf(driver, { ...conditional, sampledAt }) });
    expect(statusOf(night, 'verify-crew')).toBe('done');
    expect(report(night, 'admit')).toEqual(accepted);
    expect(night.visit(visitA).steps['admit']?.attempt).toBe(2);
    expect(ringing(night, 'visit.attempt')).toEqual([]);
    goTo(night, null);
    expect(night.visit(visitA).status).toBe('released');
  });

  it('[V22] the old sample shown once more fails at the verification', () => {
    const night = waiting(ageing, 40);
    report(night, 'admit');
    resume(night);
    report(night, 'verify-crew', { as: verificationOf(driver, ageing) });
    expect(heldFor(night)).toEqual(['verify.test-age']);
  });

  it('[V22] [O6] two people can waive it, and the next try admits', () => {
    const night = waiting(ageing, 40);
    report(night, 'admit');
    waive(night, 'admit', 'admit.test-age', isDriver);
    expect(night.underWay(visitA).held).toBeNull();
    expect(statusOf(night, 'verify-crew')).toBe('done');
    expect(report(night, 'admit')).toEqual(accepted);
  });

  it('[V22] of two, the one whose fail was waived is not verified again', () => {
    const night = nightAt('verify-crew', { crew: crewOf(2) });
    for (const member of crewOf(2)) report(night, 'verify-crew', { as: verificationOf(member, ageing) });
    goTo(night, 'admit');
    night.wait(60);
    report(night, 'admit');
    waive(night, 'admit', 'admit.test-age', isDriver);
    resume(night);
    const fresh = { sampledAt: night.now, ...conditional };
    expect(report(night, 'verify-crew', { as: verificationOf(driver, fresh) })).toEqual(refusedWith('person-verified'));
    report(night, 'verify-crew', { as: verificationOf(passenger, fresh) });
    expect(report(night, 'admit')).toEqual(accepted);
  });

  it('[V22] what was waived of this sample at the verification needs no second waiver', () => {
    const night = nightAt('verify-crew');
    report(night, 'verify-crew', { as: verificationOf(driver, { sampledAt: tenAtNight - 90 * 24 * hourMs }) });
    waive(night, 'verify-crew', 'verify.test-age', isDriver);
    goTo(night, 'admit');
    expect(report(night, 'admit')).toEqual(accepted);
    const [override] = night.visit(visitA).overrides;
    expect(found(night, 'admit', 'admit.test-age')).toMatchObject({ outcome: 'fail', waivedBy: override?.overrideId });
  });

  it('[V22] [M1] a sampling time that was mistyped is corrected, and nobody is verified again', () => {
    const night = waiting(ageing, 40);
    report(night, 'admit');
    correct(night, 'verify-crew', verificationOf(driver), { place: 0 });
    resume(night);
    expect(statusOf(night, 'verify-crew')).toBe('done');
    expect(report(night, 'admit')).toEqual(accepted);
  });

  it('[V22] a sample on condition grows old too', () => {
    const night = waiting({ ...ageing, ...conditional }, 40);
    report(night, 'admit');
    expect(heldFor(night)).toEqual(['admit.test-age']);
  });
});

describe('a test that is corrected after the admission', () => {
  const older = verificationOf(driver, { sampledAt: tenAtNight - 45.75 * hourMs }); // good at ten, not half an hour later

  function inside(): Night {
    const night = waiting({}, 40);
    report(night, 'admit');
    return night;
  }

  it('[M2] [M3] is judged again as of the admission, and holds the visit that it would not have let in', () => {
    const night = inside();
    correct(night, 'verify-crew', older, { place: 0 });
    expect(heldFor(night)).toEqual(['admit.test-age']);
    expect(statusOf(night, 'admit')).toBe('done');
    expect(resume(night)).toMatchObject({ code: 'step-done', params: { reasons: ['admit.test-age'] } });
    correct(night, 'verify-crew', verificationOf(driver), { place: 0 });
    expect(resume(night)).toEqual(accepted);
    expect(ringing(night)).toEqual([]);
  });

  it('[M3] [O5] two people waive it where it stands, once', () => {
    const night = inside();
    correct(night, 'verify-crew', older, { place: 0 });
    waive(night, 'admit', 'admit.test-age', isDriver);
    expect(night.underWay(visitA).held).toBeNull();
    expect(night.visit(visitA)).toMatchObject({ status: 'inside', overrides: [{ status: 'used' }] });
    goTo(night, null);
    expect(night.visit(visitA).status).toBe('released');
  });
});

describe('the result clock', () => {
  const clockOf = (night: Night) => night.visit(visitA).fired.filter((key) => key.startsWith('result-due'));

  it('[V23] [Q1] rings when the result of somebody let in on condition was not recorded in time', () => {
    const night = waiting(conditional, 40, 1);
    report(night, 'admit');
    night.wait(319);
    expect(clockOf(night)).toEqual([]);
    night.wait(1);
    expect(clockOf(night)).toHaveLength(1);
    expect(night.standing()).toContainEqual(
      expect.objectContaining({
        rule: 'visit.result-due',
        severity: 'high',
        stepId: 'verify-crew',
        params: { at: tenAtNight + 360 * minuteMs, person: driver.maskedName },
      }),
    );
  });

  it.each([
    ['negative', null],
    ['positive', ['verify.test-result']],
  ] as const)('[V23] a result recorded in time, %s, ends it', (result, held) => {
    const night = waiting(conditional, 40, 1);
    report(night, 'admit');
    correct(night, 'verify-crew', verificationOf(driver, { ...conditional, result }));
    expect(heldFor(night)).toEqual(held);
    night.wait(600);
    expect(ringing(night)).not.toContain('visit.result-due');
  });

  it.each(['negative', 'positive'] as const)('[V23] [B2] recorded late, %s, it clears the alert', (result) => {
    const night = waiting(conditional, 40, 1);
    report(night, 'admit');
    night.wait(400);
    expect(ringing(night)).toContain('visit.result-due');
    correct(night, 'verify-crew', verificationOf(driver, { ...conditional, result }));
    expect(ringing(night)).not.toContain('visit.result-due');
    expect(ringing(night).includes('verify.test-result')).toBe(result === 'positive');
  });

  it('[V23] [B9] two people’s results are waited for, and the alert stands until both are known', () => {
    const night = nightAt('verify-crew', { crew: crewOf(2) });
    for (const member of crewOf(2)) report(night, 'verify-crew', { as: verificationOf(member, conditional) });
    night.wait(361);
    const late = () => night.standing().find(({ rule }) => rule === 'visit.result-due');
    expect(late()?.count).toBe(2);
    correct(night, 'verify-crew', verificationOf(driver), { place: 0 });
    expect(late()).toMatchObject({ count: 2, clearedAt: null });
    correct(night, 'verify-crew', verificationOf(passenger), { place: 1 });
    expect(late()).toBeUndefined();
  });

  it('[V23] runs on while the visit is held, whatever else is corrected, and ends with the visit', () => {
    const night = waiting(conditional, 40, 1);
    night.ask(supervisorA, { type: 'holdVisit', visitId: visitA, reason: '核对' });
    correct(night, 'verify-crew', verificationOf(driver, { ...conditional, maskOn: false }));
    night.wait(320);
    expect(ringing(night)).toContain('visit.result-due');
    night.ask(gateOfficer, { type: 'refuseVisit', visitId: visitA, reason: '结果未出' });
    expect(ringing(night)).not.toContain('visit.result-due');
  });

  it.each([
    ['a valid result', {}],
    ['a positive antigen test', { result: 'pending', antigen: 'positive' }],
    ['no antigen test', { result: 'pending' }],
  ] as const)('[V23] %s starts no clock', (_what, seen) => {
    const night = nightAt('verify-crew');
    report(night, 'verify-crew', { as: verificationOf(driver, seen) });
    night.wait(600);
    expect(clockOf(night)).toEqual([]);
  });
});
