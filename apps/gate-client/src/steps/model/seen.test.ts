import { goTo, nightAt, report, visitA } from '@cordon/protocol/testing/journey.ts';
import { gateOfficer, pointOfficer, supervisorA } from '@cordon/protocol/testing/actors.ts';
import { driver } from '@cordon/protocol/testing/declarations.ts';
import { readingOf, verificationOf } from '@cordon/protocol/testing/reports.ts';
import { isBlind } from '@cordon/protocol/visit/blind.ts';
import { describe, expect, it } from 'vitest';
import { correctableOf } from '../incidents/correction-sheet.tsx';
import { comparisonOf, findingsOf } from './seen.ts';

describe('findings', () => {
  it('[U114] what stops the vehicle comes first, what passed last', () => {
    const night = nightAt('verify-crew');
    report(night, 'verify-crew', { as: verificationOf(driver, { temperatureC: 38, maskOn: false }) });
    const outcomes = findingsOf(night.visit(visitA)).map(({ finding }) => finding.outcome);
    expect(outcomes.slice(0, 2)).toEqual(['fail', 'warn']);
    expect(new Set(outcomes.slice(2))).toEqual(new Set(['pass']));
  });
});

describe('the comparison at the exit', () => {
  it('[U115] hides the entry from the return to the gate until it is made', () => {
    const night = nightAt('leg-out');
    expect(isBlind(night.visit(visitA))).toBe(false);
    goTo(night, 'reconcile');
    expect(isBlind(night.visit(visitA))).toBe(true);
    report(night, 'reconcile');
    expect(isBlind(night.visit(visitA))).toBe(false);
  });

  it('[U115] shows both sides of one that differs, and hides them again when it is read once more', () => {
    const night = nightAt('reconcile');
    report(night, 'reconcile', { as: readingOf(night.visit(visitA), { seal: 'X-99' }) });
    expect(isBlind(night.visit(visitA))).toBe(false);
    night.ask(supervisorA, { type: 'resumeVisit', visitId: visitA, note: '重读' });
    expect(isBlind(night.visit(visitA))).toBe(true);
    expect(comparisonOf(night.visit(visitA))).toBeNull();
  });

  it('[U116] sets apart what is the same and what differs', () => {
    const night = nightAt('reconcile');
    expect(comparisonOf(night.visit(visitA))).toBeNull();
    report(night, 'reconcile', { as: readingOf(night.visit(visitA), { seal: 'X-99' }) });
    const comparison = comparisonOf(night.visit(visitA));
    expect(comparison?.different.map(({ rule }) => rule)).toEqual(['reconcile.seal']);
    expect(comparison?.same).toHaveLength(4);
  });
});

describe('corrections', () => {
  it('[U117] offers reports with something to mistype, of a disinfection its start only', () => {
    const night = nightAt('admit');
    const offered = correctableOf(night.visit(visitA), ({ where }) => where === 'gate', gateOfficer);
    expect(offered.map(({ step }) => step.id)).toEqual(['arrive', 'disinfect-vehicle', 'verify-crew', 'seal']);
  });

  it('[U117] offers nothing of another station, and nothing once the loop is closed', () => {
    const night = nightAt('leg-out');
    const point = pointOfficer('first-canteen');
    const atPoint = correctableOf(night.visit(visitA), ({ stationId }) => stationId === 'first-canteen', point);
    expect(atPoint.map(({ step }) => step.id)).toEqual(['s1.dock', 's1.disinfect-goods', 's1.unload']);
    goTo(night, null);
    expect(correctableOf(night.visit(visitA), () => true, supervisorA)).toEqual([]);
  });

  it('[U331] says of each report whether this person corrects it: after the comparison, a supervisor does', () => {
    const night = nightAt('reconcile');
    report(night, 'reconcile', { as: readingOf(night.visit(visitA), { seal: 'X-99' }) });
    const faults = (me: typeof gateOfficer) =>
      correctableOf(night.visit(visitA), () => true, me).map(({ step, fault }) => [step.id, fault]);
    expect(faults(gateOfficer)).toContainEqual(['seal', 'report-judged']);
    expect(faults(gateOfficer)).toContainEqual(['s1.dock', null]);
    expect(faults(supervisorA)).toContainEqual(['seal', null]);
    expect(faults({ ...supervisorA, personId: gateOfficer.personId })).toContainEqual(['seal', 'judged-same-person']);
  });

  it('[U331] [X7] a verification that waits for its result is offered after the admission too', () => {
    const night = nightAt('verify-crew');
    report(night, 'verify-crew', { as: verificationOf(driver, { result: 'pending', antigen: 'negative' }) });
    goTo(night, 's1.dock');
    const offered = correctableOf(night.visit(visitA), ({ where }) => where === 'gate', gateOfficer);
    expect(offered.filter(({ fault }) => fault === null).map(({ step }) => step.id)).toEqual(['verify-crew']);
  });
});
