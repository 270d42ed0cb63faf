import { describe, expect, it } from 'vitest';
import type { CrewMember } from '../../declaration/declaration.ts';
import { supervisorA } from '../../testing/actors.ts';
import { crewOf, driver, passenger } from '../../testing/declarations.ts';
import { findingsOf, found, heldFor, ringing, statusOf } from '../../testing/looking.ts';
import { goTo, nightAt, report, visitA } from '../../testing/journey.ts';
import { Night } from '../../testing/night.ts';
import { askOverride, waive } from '../../testing/overrides.ts';
import { verificationOf } from '../../testing/reports.ts';
import { siteAt, tenAtNight, withLimits } from '../../testing/site.ts';
import { hourMs } from '../../time.ts';
import type { ReportOf } from '../../visit/report.ts';
import { verifiedPeople } from './step.ts';

const refusedWith = (code: string) => expect.objectContaining({ ok: false, code });
const accepted = expect.objectContaining({ ok: true });
type Seen = Partial<ReportOf<'verify-crew'>>;

function verified(seen: Seen, night = nightAt('verify-crew')): Night {
  report(night, 'verify-crew', { as: verificationOf(driver, seen) });
  return night;
}

describe('one person', () => {
  it('[V6] in order passes every rule, and each leaves its finding', () => {
    const night = verified({});
    expect(findingsOf(night, 'verify-crew').map(({ rule, outcome }) => [rule, outcome])).toEqual([
      ['verify.identity', 'pass'],
      ['verify.person-pass', 'pass'],
      ['verify.histories', 'pass'],
      ['verify.temperature', 'pass'],
      ['verify.test-result', 'pass'],
      ['verify.test-age', 'pass'],
      ['verify.elsewhere', 'pass'],
      ['verify.mask', 'pass'],
      ['verify.crew-size', 'pass'],
      ['verify.one-driver', 'pass'],
    ]);
    expect(statusOf(night, 'verify-crew')).toBe('done');
  });

  it('[ID5] whose pass is read in another spelling is in order', () => {
    const shown = (driver.passNumber ?? '').toLowerCase().split('').join('\u200b-');
    expect(shown).not.toBe('');
    expect(statusOf(verified({ passNumber: shown }), 'verify-crew')).toBe('done');
  });

  it.each([
    ['a face that is another’s', { identityMatches: false }, 'verify.identity'],
    ['no pass shown', { passNumber: null }, 'verify.person-pass'],
    ['another pass', { passNumber: 'P-999' }, 'verify.person-pass'],
    ['one history answered yes', { histories: { travel: false, contact: true, illness: false } }, 'verify.histories'],
  ] as const)('[V6] %s fails', (_what, seen, rule) => {
    const night = verified(seen);
    expect(heldFor(night)).toEqual([rule]);
    expect(found(night, 'verify-crew', rule)?.personId).toBe(driver.personId);
    expect(ringing(night)).toEqual([rule]);
  });

  it('[V6] whom nobody gave a pass can’t show one', () => {
    const night = nightAt('verify-crew', { crew: [{ ...driver, passNumber: null }] });
    expect(heldFor(verified({ passNumber: null }, night))).toEqual(['verify.person-pass']);
  });

  it('[V6] without a mask is a remark, and no fail', () => {
    const night = verified({ maskOn: false });
    expect(found(night, 'verify-crew', 'verify.mask')?.outcome).toBe('warn');
    expect(night.underWay(visitA).held).toBeNull();
  });

  it.each([
    [37.2, 'pass'],
    [37.29, 'pass'],
    [37.3, 'fail'],
    [37.4, 'fail'],
  ] as const)('[V6] at %d °C, where less than 37.3 is asked for: %s', (temperatureC, outcome) => {
    const night = verified({ temperatureC });
    expect(found(night, 'verify-crew', 'verify.temperature')).toMatchObject({ outcome, limit: { below: 37.3 } });
  });

  it('[V6] every history that the site asks is answered', () => {
    const night = nightAt('verify-crew');
    const answer = report(night, 'verify-crew', { as: verificationOf(driver, { histories: { travel: false } }) });
    expect(answer).toMatchObject({ code: 'history-unanswered', params: { histories: ['contact', 'illness'] } });
    const site = { ...siteAt(), histories: [] };
    const asksNothing = verified({ histories: {} }, nightAt('verify-crew', {}, new Night(site)));
    expect(statusOf(asksNothing, 'verify-crew')).toBe('done');
  });

  it('[V6] who is not in the crew is not verified, and who has passed is not again', () => {
    const night = nightAt('verify-crew', { crew: crewOf(2) });
    const stranger = { ...passenger, personId: 'person-stranger' };
    expect(report(night, 'verify-crew', { as: verificationOf(stranger) })).toEqual(refusedWith('person-not-in-crew'));
    expect(report(night, 'verify-crew', { as: verificationOf(driver) })).toEqual(accepted);
    expect(report(night, 'verify-crew', { as: verificationOf(driver) })).toEqual(refusedWith('person-verified'));
  });

  it('[V6] after a fail only the one who failed is looked at again', () => {
    const night = nightAt('verify-crew', { crew: crewOf(2) });
    report(night, 'verify-crew', { as: verificationOf(passenger) });
    report(night, 'verify-crew', { as: verificationOf(driver, { temperatureC: 38 }) });
    night.ask(supervisorA, { type: 'resumeVisit', visitId: visitA, note: '复测' });
    expect(report(night, 'verify-crew', { as: verificationOf(passenger) })).toEqual(refusedWith('person-verified'));
    expect(report(night, 'verify-crew', { as: verificationOf(driver) })).toEqual(accepted);
    expect(statusOf(night, 'verify-crew')).toBe('done');
  });
});

describe('who has passed', () => {
  const passed = (night: Night) => [...verifiedPeople(night.visit(visitA).steps['verify-crew']?.entries ?? [])];

  it('[V6] is who has no open fail; a waived one counts as passed', () => {
    const night = nightAt('verify-crew', { crew: crewOf(2) });
    report(night, 'verify-crew', { as: verificationOf(passenger) });
    report(night, 'verify-crew', { as: verificationOf(driver, { temperatureC: 38 }) });
    expect(passed(night)).toEqual([passenger.personId]);
    waive(night, 'verify-crew', 'verify.temperature', { personId: driver.personId });
    expect(passed(night)).toEqual([passenger.personId, driver.personId]);
  });
});

describe('the test', () => {
  /* The expected loop of the demo site takes two hours. */
  it.each([
    [46 * hourMs, 'pass'],
    [46 * hourMs + 1, 'fail'],
    [0, 'pass'],
    [-1, 'fail'],
    [200 * hourMs, 'fail'],
  ] as const)('[V7] sampled %d ms ago, and so up to 48 h old at the expected exit: %s', (agoMs, outcome) => {
    const night = nightAt('verify-crew');
    verified({ sampledAt: night.now - agoMs }, night);
    expect(found(night, 'verify-crew', 'verify.test-age')?.outcome).toBe(outcome);
  });

  it('[V7] its age is told as it will be at the exit', () => {
    const night = nightAt('verify-crew');
    verified({ sampledAt: night.now - 10 * hourMs }, night);
    expect(found(night, 'verify-crew', 'verify.test-age')).toMatchObject({
      seen: { ageHours: 12 },
      limit: { hours: 48 },
    });
  });

  it.each([
    ['a loop of a day', { expectedLoopMinutes: 1440 }, 24 * hourMs, 'pass'],
    ['a loop of a day', { expectedLoopMinutes: 1440 }, 24 * hourMs + 1, 'fail'],
    ['a limit of a day', { testAgeHours: 24 }, 22 * hourMs, 'pass'],
    ['a limit of a day', { testAgeHours: 24 }, 22 * hourMs + 1, 'fail'],
  ] as const)('[V7] with %s (%j), sampled %d ms ago: %s', (_what, limits, agoMs, outcome) => {
    const night = nightAt('verify-crew', {}, new Night(withLimits(siteAt(), limits)));
    verified({ sampledAt: night.now - agoMs }, night);
    expect(found(night, 'verify-crew', 'verify.test-age')?.outcome).toBe(outcome);
  });

  it.each([
    ['', { result: 'positive' }],
    [', though the antigen test is negative', { result: 'positive', antigen: 'negative' }],
    [': the antigen test alone', { result: 'pending', antigen: 'positive' }],
    [': the antigen test, though the result is negative', { result: 'negative', antigen: 'positive' }],
  ] as const)('[V8] [O2] a positive one is never admitted, and nobody can waive it%s', (_which, seen) => {
    const night = verified(seen);
    const asked = askOverride(night, 'verify-crew', 'verify.test-result', { personId: driver.personId });
    expect(asked).toEqual(refusedWith('not-waivable'));
    expect(heldFor(night)).toContain('verify.test-result');
    expect(night.standing()).toContainEqual(
      expect.objectContaining({ rule: 'verify.test-result', severity: 'critical' }),
    );
  });

  it.each([
    ['a result that is pending', { result: 'pending', antigen: 'negative' }, 'warn'],
    ['no result yet', { result: null, antigen: 'negative' }, 'warn'],
    [
      'a sample of long ago',
      { sampledAt: tenAtNight - 90 * 24 * hourMs, result: 'pending', antigen: 'negative' },
      'fail',
    ],
    ['a negative result that is too old', { sampledAt: tenAtNight - 90 * 24 * hourMs, antigen: 'negative' }, 'fail'],
    ['a sample just fresh enough', { sampledAt: tenAtNight - 46 * hourMs, result: null, antigen: 'negative' }, 'warn'],
    ['one a little older', { sampledAt: tenAtNight - 46 * hourMs - 1, result: null, antigen: 'negative' }, 'fail'],
    ['a result that is pending, and no antigen test', { result: 'pending' }, 'fail'],
    ['no sample at all', { sampledAt: null, result: null, antigen: 'negative' }, 'fail'],
    ['a sample of tomorrow', { sampledAt: tenAtNight + 20 * hourMs, antigen: 'negative' }, 'fail'],
  ] as const)('[V8] %s: %s', (_what, seen, outcome) => {
    const night = verified(seen);
    expect(found(night, 'verify-crew', 'verify.test-age')?.outcome).toBe(outcome);
    expect(night.underWay(visitA).held === null).toBe(outcome === 'warn');
  });
});

describe('the crew as a whole', () => {
  function everybody(crew: CrewMember[], night = new Night()): Night {
    nightAt('verify-crew', { crew }, night);
    for (const member of crew) report(night, 'verify-crew', { as: verificationOf(member) });
    return night;
  }

  it.each([1, 2])('[V9] of %d is let through', (people) => {
    const night = everybody(crewOf(people));
    expect(statusOf(night, 'verify-crew')).toBe('done');
    goTo(night, null);
    expect(night.visit(visitA).status).toBe('released');
  });

  it('[V9] of one more than the site allows is held, with the last person’s report', () => {
    const night = everybody(crewOf(3));
    expect(heldFor(night)).toEqual(['verify.crew-size']);
    expect(found(night, 'verify-crew', 'verify.crew-size')).toMatchObject({ seen: { people: 3 }, limit: { max: 2 } });
    expect(statusOf(everybody(crewOf(3), new Night(withLimits(siteAt(), { crewMax: 3 }))), 'verify-crew')).toBe('done');
  });

  it.each([
    ['no driver', [{ ...driver, role: 'passenger' }, passenger]],
    ['two drivers', [driver, { ...passenger, role: 'driver' }]],
  ] as const)('[V9] with %s is held', (_what, crew) => {
    expect(heldFor(everybody([...crew]))).toEqual(['verify.one-driver']);
  });

  it('[V9] is not judged before everybody has been looked at', () => {
    const night = verified({}, nightAt('verify-crew', { crew: crewOf(2) }));
    expect(found(night, 'verify-crew', 'verify.one-driver')).toBeUndefined();
    expect(statusOf(night, 'verify-crew')).toBe('running');
  });
});
