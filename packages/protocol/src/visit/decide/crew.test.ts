import { describe, expect, it } from 'vitest';
import type { CrewMember } from '../../declaration/declaration.ts';
import { gateOfficer, person, supervisorA } from '../../testing/actors.ts';
import { ringing } from '../../testing/looking.ts';
import { crewOf, driver, passenger } from '../../testing/declarations.ts';
import { goTo, nightAt, report, visitA } from '../../testing/journey.ts';
import type { Night } from '../../testing/night.ts';
import { waive } from '../../testing/overrides.ts';
import { verificationOf } from '../../testing/reports.ts';

const refusedWith = (code: string) => expect.objectContaining({ ok: false, code });
const accepted = expect.objectContaining({ ok: true });
const change = (night: Night, crew: CrewMember[], by = gateOfficer) =>
  night.ask(by, { type: 'changeCrew', visitId: visitA, crew, reason: '临时换人' });
const resume = (night: Night) => night.ask(supervisorA, { type: 'resumeVisit', visitId: visitA, note: '继续' });
const verification = (night: Night) => night.visit(visitA).steps['verify-crew'];
const asDriver: CrewMember = { ...passenger, role: 'driver' };
const asPassenger: CrewMember = { ...driver, role: 'passenger' };

describe('a crew that is not the one announced', () => {
  it('[M4] somebody who joins at the gate is verified; who has passed is not again', () => {
    const night = nightAt('admit');
    expect(change(night, crewOf(2))).toEqual(accepted);
    expect(verification(night)).toMatchObject({
      status: 'running',
      entries: [{ report: { personId: driver.personId } }],
    });
    expect(report(night, 'admit')).toEqual(refusedWith('step-not-next'));
    expect(report(night, 'verify-crew', { as: verificationOf(driver) })).toEqual(refusedWith('person-verified'));
    expect(report(night, 'verify-crew', { as: verificationOf(passenger) })).toEqual(accepted);
    goTo(night, null);
    expect(night.visit(visitA).status).toBe('released');
  });

  it('[M4] before anybody has been verified, the new crew is the one to verify', () => {
    const night = nightAt('disinfect-vehicle');
    change(night, [passenger, asPassenger]);
    goTo(night, 'verify-crew');
    expect(report(night, 'verify-crew', { as: verificationOf(asPassenger) })).toEqual(accepted);
  });

  it('[M4] can’t be changed once the vehicle is inside', () => {
    expect(change(nightAt('s1.dock'), crewOf(2))).toEqual(refusedWith('crew-fixed'));
  });

  it('[M4] the same crew again changes nothing', () => {
    const night = nightAt('admit');
    expect(change(night, [{ ...driver }])).toMatchObject({ ok: true, unchanged: true });
    expect(verification(night)?.status).toBe('done');
  });

  it('[M4] [A4] is changed at the gate of its arrival, or by a supervisor', () => {
    const night = nightAt('admit');
    expect(change(night, crewOf(2), person('gate-2', 'gate', ['west-gate']))).toEqual(refusedWith('wrong-station'));
    expect(change(night, crewOf(2), supervisorA)).toEqual(accepted);
  });

  it('[M4] while held: the passenger with a fever stays behind, and a supervisor lets the driver go on', () => {
    const night = nightAt('verify-crew', { crew: crewOf(2) });
    report(night, 'verify-crew', { as: verificationOf(driver) });
    report(night, 'verify-crew', { as: verificationOf(passenger, { temperatureC: 39 }) });
    change(night, [driver]);
    expect(verification(night)?.status).toBe('done');
    expect(night.underWay(visitA).held).not.toBeNull();
    expect(ringing(night)).toEqual([]);
    resume(night);
    goTo(night, null);
    expect(night.visit(visitA).status).toBe('released');
  });

  it('[M4] the findings of the other people raise no second alert', () => {
    const night = nightAt('admit', { crew: crewOf(2) });
    change(night, [asPassenger, asDriver]);
    expect(night.story(visitA).at(-1)?.type).toBe('crewChanged');
  });

  it('[M4] a person with another pass is verified again', () => {
    const night = nightAt('admit');
    change(night, [{ ...driver, passNumber: 'P-999' }]);
    expect(verification(night)).toMatchObject({ status: 'running', entries: [] });
  });

  it('[M4] [V9] too many people: the fail ends when the one too many gets out', () => {
    const night = nightAt('verify-crew', { crew: crewOf(3) });
    for (const member of crewOf(3)) report(night, 'verify-crew', { as: verificationOf(member) });
    expect(night.underWay(visitA).held?.reason).toMatchObject({ rules: ['verify.crew-size'] });
    change(night, [driver, ...crewOf(3).slice(2)]);
    expect(verification(night)?.status).toBe('done');
    resume(night);
    const crewSize = verification(night)?.entries.flatMap(({ findings }) =>
      findings.filter(({ rule }) => rule === 'verify.crew-size'),
    );
    expect(crewSize).toMatchObject([{ outcome: 'pass', seen: { people: 2 } }]);
    goTo(night, null);
  });

  it('[M4] [V9] a crew that is left without its driver holds the visit, though everybody has passed', () => {
    const night = nightAt('admit', { crew: crewOf(2) });
    change(night, [asPassenger, passenger]);
    expect(night.underWay(visitA).held?.reason).toMatchObject({ stepId: 'verify-crew', rules: ['verify.one-driver'] });
    expect(ringing(night)).toEqual(['verify.one-driver']);
    change(night, [asPassenger, asDriver], supervisorA);
    expect(verification(night)?.status).toBe('done');
    expect(resume(night)).toEqual(accepted);
  });

  it('[M4] the last one verified gets out: the crew that is left is judged as a whole', () => {
    const night = nightAt('admit', { crew: crewOf(2) });
    change(night, [driver]);
    const rules = verification(night)
      ?.entries.at(-1)
      ?.findings.map(({ rule }) => rule);
    expect(rules).toContain('verify.one-driver');
    expect(verification(night)?.status).toBe('done');
  });

  it('[M4] [M5] a crew of three that was waived is judged anew when one of them is exchanged', () => {
    const night = nightAt('verify-crew', { crew: crewOf(3) });
    for (const member of crewOf(3)) report(night, 'verify-crew', { as: verificationOf(member) });
    waive(night, 'verify-crew', 'verify.crew-size');
    expect(verification(night)?.status).toBe('done');
    const other = { ...passenger, personId: 'person-other' };
    change(night, [...crewOf(2), other], supervisorA);
    report(night, 'verify-crew', { as: verificationOf(other) });
    expect(night.underWay(visitA).held?.reason).toMatchObject({ rules: ['verify.crew-size'] });
  });

  it('[M4] [M5] roles that change leave a waived size waived', () => {
    const night = nightAt('verify-crew', { crew: crewOf(3) });
    for (const member of crewOf(3)) report(night, 'verify-crew', { as: verificationOf(member) });
    waive(night, 'verify-crew', 'verify.crew-size');
    change(night, [asPassenger, asDriver, ...crewOf(3).slice(2)], supervisorA);
    expect(night.underWay(visitA).held).toBeNull();
    expect(verification(night)?.status).toBe('done');
  });
});
