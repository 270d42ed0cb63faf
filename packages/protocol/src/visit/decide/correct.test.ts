import { describe, expect, it } from 'vitest';
import { gateOfficer, person, pointOfficer, supervisorA, supervisorB } from '../../testing/actors.ts';
import { correct } from '../../testing/corrections.ts';
import { ringing } from '../../testing/looking.ts';
import { crewOf, driver, passenger } from '../../testing/declarations.ts';
import { goTo, nightAt, report, visitA } from '../../testing/journey.ts';
import type { Night } from '../../testing/night.ts';
import { waive } from '../../testing/overrides.ts';
import { readingOf, startOf, verificationOf } from '../../testing/reports.ts';
import { hourMs } from '../../time.ts';
import { isOpenFail } from '../finding.ts';

const refusedWith = (code: string) => expect.objectContaining({ ok: false, code });
const accepted = expect.objectContaining({ ok: true });
const fever = verificationOf(driver, { temperatureC: 38 });
const well = verificationOf(driver);
const dock = { kind: 'dock', crewInCab: true, windowsShut: true, masksOn: true } as const;

const hold = (night: Night) => night.ask(supervisorB, { type: 'holdVisit', visitId: visitA, reason: '等候核对' });
const resume = (night: Night) => night.ask(supervisorB, { type: 'resumeVisit', visitId: visitA, note: '继续' });
const statusOf = (night: Night, stepId: string) => night.visit(visitA).steps[stepId]?.status;

describe('what a correction names', () => {
  it('[M1] keeps the old values in the timeline, and shows the current ones', () => {
    const night = nightAt('admit');
    night.wait(5);
    correct(night, 'seal', { kind: 'seal', number: 'S-9000' });
    const [entry] = night.visit(visitA).steps['seal']?.entries ?? [];
    expect(entry).toMatchObject({ report: { number: 'S-9000' }, correctedAt: night.now });
    const told = night.story(visitA).filter((e) => e.type === 'stepReported' && e.stepId === 'seal');
    expect(told).toMatchObject([{ report: { number: 'S-4711' } }]);
    expect(night.story(visitA).at(-1)).toMatchObject({
      type: 'reportCorrected',
      entry: entry?.version,
      reason: '登记有误',
    });
  });

  it('[M1] has to name a report that is there', () => {
    const night = nightAt('admit');
    expect(correct(night, 'seal', { kind: 'seal', number: 'S-1' }, { place: 7 })).toEqual(refusedWith('entry-unknown'));
    expect(correct(night, 's1.dock', dock)).toEqual(refusedWith('entry-unknown'));
    expect(correct(night, 's9.dock', dock)).toEqual(refusedWith('entry-unknown'));
  });

  it('[M1] speaks of the same thing: the same kind, the same person, the start of a disinfection', () => {
    const night = nightAt('admit', { crew: crewOf(2) });
    expect(correct(night, 'seal', dock)).toEqual(refusedWith('report-mismatch'));
    expect(correct(night, 'verify-crew', well)).toEqual(refusedWith('report-mismatch')); // the last was the passenger
    expect(correct(night, 'verify-crew', verificationOf(passenger))).toEqual(accepted);
    const finish = { kind: 'disinfect', act: 'finish' } as const;
    expect(correct(night, 'disinfect-vehicle', finish)).toEqual(refusedWith('report-mismatch'));
    expect(correct(night, 'disinfect-vehicle', finish, { place: 0 })).toEqual(refusedWith('report-mismatch'));
    expect(correct(night, 'disinfect-vehicle', startOf({ target: 'vehicle' }), { place: 0 })).toEqual(accepted);
  });

  it.each([
    ['admit', 's1.dock', { kind: 'admit' }],
    ['s1.leg', 's1.dock', { kind: 'leg', act: 'reach' }],
  ] as const)('[M1] %s is not corrected', (stepId, until, as) => {
    expect(correct(nightAt(until), stepId, as)).toEqual(refusedWith('not-correctable'));
  });

  it('[M1] a reading at the exit is not corrected but read again', () => {
    const night = nightAt('release');
    expect(correct(night, 'reconcile', readingOf(night.visit(visitA)))).toEqual(refusedWith('not-correctable'));
  });
});

describe('who may correct', () => {
  it.each([
    [
      'the gate, what was done at the gate, once it let the vehicle in',
      gateOfficer,
      'seal',
      refusedWith('report-judged'),
    ],
    ['a point, what was done at the gate', pointOfficer('first-canteen'), 'seal', refusedWith('wrong-station')],
    [
      'another gate, what was done at this one',
      person('gate-2', 'gate', ['west-gate']),
      'seal',
      refusedWith('wrong-station'),
    ],
    ['the point, what was done there', pointOfficer('first-canteen'), 's1.dock', accepted],
    ['the gate, what was done at a point', gateOfficer, 's1.dock', refusedWith('wrong-station')],
    ['a supervisor, what was done anywhere', supervisorA, 's1.dock', accepted],
  ] as const)('[A4] %s', (_who, by, stepId, answer) => {
    const night = nightAt('s1.unload');
    expect(correct(night, stepId, stepId === 'seal' ? { kind: 'seal', number: 'S-900' } : dock, { by })).toEqual(
      answer,
    );
  });
});

describe('what a correction changes', () => {
  it('[M2] a fever that was mistyped as none holds the visit, and the person is verified again', () => {
    const night = nightAt('admit', { crew: crewOf(2) });
    correct(night, 'verify-crew', fever, { place: 0 });
    expect(night.underWay(visitA).held?.reason).toMatchObject({ kind: 'finding', stepId: 'verify-crew' });
    expect(statusOf(night, 'verify-crew')).toBe('failed');
    expect(ringing(night)).toContain('verify.temperature');
    resume(night);
    report(night, 'verify-crew', { as: well });
    expect(statusOf(night, 'verify-crew')).toBe('done'); // the passenger is not asked again
    goTo(night, null);
    expect(night.visit(visitA).status).toBe('released');
  });

  it('[M1] [X8] a mistyped fever: corrected, it stays failed until the person is verified again', () => {
    const night = nightAt('verify-crew');
    report(night, 'verify-crew', { as: fever });
    expect(correct(night, 'verify-crew', well)).toEqual(accepted);
    expect(statusOf(night, 'verify-crew')).toBe('failed');
    expect(night.underWay(visitA).held).not.toBeNull();
    expect(ringing(night)).toEqual(['verify.temperature']);
    resume(night);
    expect(night.story(visitA).at(-1)).toMatchObject({ type: 'visitResumed', again: 'verify-crew' });
    report(night, 'verify-crew', { as: well });
    expect(ringing(night)).toEqual([]);
    goTo(night, null);
  });

  it('[M2] is judged as of the moment it corrects', () => {
    const night = nightAt('verify-crew');
    const sampledAt = night.now + 2 * hourMs - 48 * hourMs; // 48 hours at the exit, not a minute more
    report(night, 'verify-crew', { as: verificationOf(driver, { sampledAt }) });
    night.wait(45);
    correct(night, 'verify-crew', verificationOf(driver, { sampledAt, maskOn: false }));
    expect(night.underWay(visitA).held).toBeNull();
  });

  it('[M2] a batch that has expired or was retired since was good when it was used', () => {
    const night = nightAt('admit');
    night.ask(supervisorA, { type: 'retireBatch', batchId: 'batch-1', reason: '用完' });
    night.now += 48 * hourMs;
    expect(correct(night, 'disinfect-vehicle', startOf({ target: 'vehicle' }), { place: 0 })).toEqual(accepted);
    expect(night.underWay(visitA).held).toBeNull();
  });

  it('[M2] [X1] the seal of the entry, corrected to another one than the exit read, holds the vehicle at the exit', () => {
    const night = nightAt('release');
    correct(night, 'seal', { kind: 'seal', number: 'S-9000' });
    expect(statusOf(night, 'reconcile')).toBe('failed');
    expect(night.underWay(visitA).held?.reason).toMatchObject({ stepId: 'reconcile', rules: ['reconcile.seal'] });
    expect(report(night, 'release')).toEqual(refusedWith('visit-held'));
  });

  it('[M2] a correction that does not concern the exit leaves its comparison unchanged', () => {
    const night = nightAt('release');
    correct(night, 'verify-crew', verificationOf(driver, { maskOn: false }));
    expect(night.story(visitA).filter(({ type }) => type === 'findingsRecomputed')).toEqual([]);
  });

  it('[M2] the corrected report and what depends on it may both fail, and both ring', () => {
    const night = nightAt('release');
    correct(night, 's1.unload', { kind: 'unload', contactless: false, cargoAfter: 'goods', note: null });
    expect(ringing(night)).toEqual(['reconcile.cargo', 'unload.contactless']);
    expect(night.underWay(visitA).held?.since).toBe(night.now);
  });

  it('[M2] a new fail in a visit that is held already rings too, once', () => {
    const night = nightAt('seal');
    hold(night);
    correct(night, 'verify-crew', fever);
    expect(ringing(night)).toEqual(['verify.temperature', 'visit.held']);
    expect(night.underWay(visitA).held?.reason.kind).toBe('person');
    correct(night, 'verify-crew', verificationOf(driver, { temperatureC: 38.5 }));
    expect(ringing(night)).toEqual(['verify.temperature', 'visit.held']);
    resume(night);
    expect(statusOf(night, 'verify-crew')).toBe('running'); // done again, though a person held the visit
  });
});

describe('a fail that comes to light when the vehicle has moved on', () => {
  it('[M3] holds the visit where it is; resuming it is refused until two people waive it', () => {
    const night = nightAt('s1.unload');
    correct(night, 'verify-crew', fever);
    expect(statusOf(night, 'verify-crew')).toBe('done');
    expect(night.underWay(visitA)).toMatchObject({ status: 'inside', held: { reason: { kind: 'finding' } } });
    expect(ringing(night)).toEqual(['verify.temperature']);
    expect(resume(night)).toMatchObject({ code: 'step-done', params: { reasons: ['verify.temperature'] } });
    waive(night, 'verify-crew', 'verify.temperature', { personId: driver.personId });
    expect(night.underWay(visitA).held).toBeNull();
    expect(ringing(night)).toEqual([]);
    goTo(night, null);
    expect(night.visit(visitA).status).toBe('released');
  });

  it('[M3] after a fail that can’t be waived only an escort remains', () => {
    const night = nightAt('s1.unload');
    correct(night, 'verify-crew', verificationOf(driver, { result: 'positive', antigen: 'negative' }));
    expect(resume(night)).toEqual(refusedWith('step-done'));
    expect(night.ask(supervisorA, { type: 'escortOut', visitId: visitA, reason: '阳性' })).toEqual(accepted);
    expect(night.standing()).toEqual([]);
  });

  it('[M3] a correction of the correction lets a supervisor resume', () => {
    const night = nightAt('s1.unload');
    correct(night, 'verify-crew', fever);
    correct(night, 'verify-crew', well);
    expect(resume(night)).toEqual(accepted);
    expect(ringing(night)).toEqual([]);
  });

  it('[M3] at the point where it was done, a step is done again', () => {
    const night = nightAt('s1.unload');
    correct(night, 's1.dock', { ...dock, crewInCab: false });
    expect(statusOf(night, 's1.dock')).toBe('failed');
    resume(night);
    goTo(night, null);
    expect(night.visit(visitA).status).toBe('released');
  });

  it('[M3] at the next stop it is not', () => {
    const night = nightAt('s2.dock', { stops: ['first-canteen', 'north-shop'] });
    correct(night, 's1.dock', { ...dock, crewInCab: false });
    expect(statusOf(night, 's1.dock')).toBe('done');
    expect(resume(night)).toEqual(refusedWith('step-done'));
  });

  it('[M3] a hold by a person does not let it pass either', () => {
    const night = nightAt('s1.unload');
    hold(night);
    correct(night, 'verify-crew', fever);
    expect(resume(night)).toEqual(refusedWith('step-done'));
  });
});

describe('corrections and waivers', () => {
  function waivedFever(): Night {
    const night = nightAt('verify-crew');
    report(night, 'verify-crew', { as: fever });
    waive(night, 'verify-crew', 'verify.temperature', { personId: driver.personId });
    return night;
  }

  it('[M5] a fail that was waived stays so when something else is corrected', () => {
    const night = waivedFever();
    correct(night, 'verify-crew', { ...fever, maskOn: false });
    expect(night.underWay(visitA).held).toBeNull();
    expect(statusOf(night, 'verify-crew')).toBe('done');
  });

  it('[M5] a higher fever than the one that was waived holds the visit', () => {
    const night = waivedFever();
    correct(night, 'verify-crew', { ...fever, temperatureC: 39.5 });
    expect(night.underWay(visitA).held).not.toBeNull();
  });

  it('[M5] a difference at the exit that was waived is another one when the entry’s seal changes', () => {
    const night = nightAt('reconcile');
    report(night, 'reconcile', { as: readingOf(night.visit(visitA), { seal: 'S-9000' }) });
    waive(night, 'reconcile', 'reconcile.seal');
    expect(statusOf(night, 'reconcile')).toBe('done');
    correct(night, 's1.unload', { kind: 'unload', contactless: true, cargoAfter: 'empty', note: '卸完' });
    expect(statusOf(night, 'reconcile')).toBe('done');
    expect(correct(night, 'seal', { kind: 'seal', number: 'S-8000' })).toEqual(accepted);
    expect(statusOf(night, 'reconcile')).toBe('failed');
    const [entry] = night.visit(visitA).steps['reconcile']?.entries ?? [];
    expect(entry?.findings.filter(isOpenFail).map(({ rule }) => rule)).toEqual(['reconcile.seal']);
  });
});

describe('several steps failed at once', () => {
  it('[H2] resuming has each of them done again', () => {
    const night = nightAt('verify-crew');
    report(night, 'verify-crew', { as: fever });
    const mixed = { mixedAt: night.now - hourMs, expiresAt: night.now + hourMs };
    const weak = { id: 'weak', agent: '84', chlorineMgPerL: 100, retired: false, ...mixed };
    night.ask(supervisorA, { type: 'addBatch', batch: weak });
    correct(night, 'disinfect-vehicle', startOf({ target: 'vehicle' }, 'weak'));
    resume(night);
    expect(statusOf(night, 'disinfect-vehicle')).toBe('running');
    expect(statusOf(night, 'verify-crew')).toBe('running');
    expect(night.underWay(visitA).held).toBeNull();
    goTo(night, null);
    expect(night.visit(visitA).status).toBe('released');
  });
});
