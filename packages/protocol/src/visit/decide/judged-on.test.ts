import { describe, expect, it } from 'vitest';
import { gateOfficer, person, pointOfficer, supervisorA, supervisorB } from '../../testing/actors.ts';
import { correct } from '../../testing/corrections.ts';
import { crewOf, driver, passenger } from '../../testing/declarations.ts';
import { goTo, nightAt, report, visitA } from '../../testing/journey.ts';
import { late } from '../../testing/late.ts';
import { found, ringing, statusOf } from '../../testing/looking.ts';
import type { Night } from '../../testing/night.ts';
import { askOverride, settleOverride, waive } from '../../testing/overrides.ts';
import { readVisit } from '../../testing/read-back.ts';
import { readingOf, startOf, verificationOf } from '../../testing/reports.ts';
import { tenAtNight } from '../../testing/site.ts';
import { hourMs, minuteMs } from '../../time.ts';
import { changesSince } from '../changes.ts';
import type { VisitEvent } from '../events.ts';
import { evolveVisit } from '../evolve.ts';
import type { StepReport } from '../report.ts';
import { rulesOfSteps } from '../../steps/rules.ts';

const refusedWith = (code: string) => expect.objectContaining({ ok: false, code });
const accepted = expect.objectContaining({ ok: true });
const resume = (night: Night) => night.ask(supervisorB, { type: 'resumeVisit', visitId: visitA, note: '重新读取' });
const sealed = (number: string) => ({ kind: 'seal', number }) as const;
const fever = verificationOf(driver, { temperatureC: 38 });
const otherGate = person('gate-9', 'gate', ['main-gate']);

/** The seal of the entry is S-4711, the exit read S-9000. */
function atTheExit(): Night {
  const night = nightAt('reconcile');
  report(night, 'reconcile', { as: readingOf(night.visit(visitA), { seal: 'S-9000' }) });
  night.wait(4);
  return night;
}

describe('a report that something was judged on', () => {
  it('[X5] the officer who failed the comparison can’t correct the entry to what the exit read', () => {
    const night = atTheExit();
    const told = night.log.length;
    expect(correct(night, 'seal', sealed('S-9000'), { by: gateOfficer })).toEqual(refusedWith('report-judged'));
    expect(correct(night, 'seal', sealed('S-9000'), { by: otherGate })).toEqual(refusedWith('report-judged'));
    expect(night.log).toHaveLength(told);
    expect(statusOf(night, 'reconcile')).toBe('failed');
  });

  it('[X5] nor between the first reading and the second', () => {
    const night = atTheExit();
    resume(night);
    expect(statusOf(night, 'reconcile')).toBe('running');
    expect(correct(night, 'seal', sealed('S-9000'), { by: gateOfficer })).toEqual(refusedWith('report-judged'));
  });

  it('[X5] nor before the first reading, when the vehicle was let in on it', () => {
    expect(correct(nightAt('reconcile'), 'seal', sealed('S-9000'), { by: gateOfficer })).toEqual(
      refusedWith('report-judged'),
    );
  });

  it.each<[string, string, StepReport, ReturnType<typeof person>]>([
    [
      'the arrival',
      'arrive',
      { kind: 'arrive', plate: '渝A12345', trailerPlate: null, handReason: '看错' },
      gateOfficer,
    ],
    ['a verification', 'verify-crew', verificationOf(driver, { maskOn: false }), gateOfficer],
    ['the seal', 'seal', sealed('S-1'), gateOfficer],
    [
      'what the last stop left on board',
      's1.unload',
      { kind: 'unload', contactless: true, cargoAfter: 'goods', note: null },
      pointOfficer('first-canteen'),
    ],
  ])('[X5] %s is a supervisor’s once the exit was compared', (_what, stepId, as, by) => {
    expect(correct(nightAt('release'), stepId, as, { by })).toEqual(refusedWith('report-judged'));
    expect(correct(nightAt('release'), stepId, as, { by: supervisorA })).toEqual(accepted);
  });

  it('[X5] its own station corrects what was not judged yet: before admission, and at a point before the exit', () => {
    expect(correct(nightAt('admit'), 'seal', sealed('S-1'), { by: gateOfficer })).toEqual(accepted);
    const as = { kind: 'unload', contactless: true, cargoAfter: 'goods', note: null } as const;
    expect(correct(nightAt('leg-out'), 's1.unload', as, { by: pointOfficer('first-canteen') })).toEqual(accepted);
    const goods = startOf({ target: 'goods' });
    const by = pointOfficer('first-canteen');
    expect(correct(nightAt('leg-out'), 's1.disinfect-goods', goods, { place: 0, by })).toEqual(accepted);
  });

  it('[X5] a fail is a judgement too: its reporter does not correct it, waived or not', () => {
    const night = nightAt('verify-crew');
    report(night, 'verify-crew', { as: fever });
    const well = verificationOf(driver);
    expect(correct(night, 'verify-crew', well, { by: gateOfficer })).toEqual(refusedWith('report-judged'));
    waive(night, 'verify-crew', 'verify.temperature', { personId: driver.personId });
    expect(correct(night, 'verify-crew', well, { by: gateOfficer })).toEqual(refusedWith('report-judged'));
    expect(correct(night, 'verify-crew', well)).toEqual(accepted);
    expect(found(night, 'verify-crew', 'verify.temperature')).toMatchObject({
      outcome: 'fail',
      seen: { temperatureC: 38 },
    });
  });

  it('[X5] an admission that failed is one as well', () => {
    const night = nightAt('admit', { vehiclePass: null });
    report(night, 'admit');
    expect(statusOf(night, 'admit')).toBe('failed');
    expect(correct(night, 'verify-crew', verificationOf(driver), { by: gateOfficer })).toEqual(
      refusedWith('report-judged'),
    );
  });

  it('[X5] a supervisor who made the report or the reading, on duty elsewhere before, is no second person', () => {
    const asSupervisor = { ...gateOfficer, role: 'supervisor' as const, stations: [] };
    const night = atTheExit();
    expect(correct(night, 'seal', sealed('S-9000'), { by: asSupervisor })).toEqual(refusedWith('judged-same-person'));
    resume(night); // their reading is of an earlier attempt now
    expect(
      correct(
        night,
        's1.unload',
        { kind: 'unload', contactless: true, cargoAfter: 'goods', note: null },
        { by: asSupervisor },
      ),
    ).toEqual(refusedWith('judged-same-person'));
    expect(correct(night, 'seal', sealed('S-9000'), { by: supervisorA })).toEqual(accepted);
  });

  it('[X5] each correctable kind of step names the steps that judge it', () => {
    const silent = Object.entries(rulesOfSteps).filter(
      ([, { correctable, judgedBy }]) => correctable && judgedBy.length === 0,
    );
    expect(silent.map(([kind]) => kind)).toEqual(['dock']); // it stands for itself
  });

  it('[X5] [OF5] an offline correction of a report that was judged meanwhile is kept for the supervisor, not applied', () => {
    const night = nightAt('admit');
    const entry = night.visit(visitA).steps['seal']?.entries[0]?.version ?? 0;
    const recorded = night.now + minuteMs;
    goTo(night, 'reconcile');
    report(night, 'reconcile', { as: readingOf(night.visit(visitA), { seal: 'S-9000' }) });
    const answer = late(
      night,
      { type: 'correctReport', visitId: visitA, stepId: 'seal', entry, report: sealed('S-9000'), reason: '看错' },
      recorded,
    );
    expect(answer).toEqual(refusedWith('report-judged'));
    expect(night.visit(visitA).steps['seal']?.entries[0]?.report).toEqual(sealed('S-4711'));
    expect(night.visit(visitA).unsettled).toMatchObject([{ code: 'report-judged', recordId: answer.commandId }]);
    expect(ringing(night)).toContain('visit.record-unsettled');
  });
});

describe('who is in the crew, after a fail', () => {
  const change = (night: Night, crew: ReturnType<typeof crewOf>, by = gateOfficer) =>
    night.ask(by, { type: 'changeCrew', visitId: visitA, crew, reason: '更正' });

  function withWrongPass(): Night {
    const night = nightAt('verify-crew', { crew: crewOf(2) });
    report(night, 'verify-crew', { as: verificationOf(driver, { passNumber: 'P-900' }) });
    expect(statusOf(night, 'verify-crew')).toBe('failed');
    return night;
  }

  it('[X6] the pass that was announced is not made into the one that was shown, before or after the hold is lifted', () => {
    const night = withWrongPass();
    const washed = [{ ...driver, passNumber: 'P-900' }, passenger];
    expect(change(night, washed)).toEqual(refusedWith('report-judged'));
    resume(night);
    expect(change(night, washed)).toEqual(refusedWith('report-judged'));
    expect(change(night, washed, supervisorA)).toEqual(accepted);
  });

  it('[X6] a person who failed may leave the crew, and returns only by a supervisor', () => {
    const night = nightAt('verify-crew', { crew: crewOf(2) });
    report(night, 'verify-crew', { as: verificationOf(driver) });
    report(night, 'verify-crew', { as: verificationOf(passenger, { temperatureC: 39 }) });
    expect(change(night, [driver])).toEqual(accepted);
    expect(change(night, crewOf(2))).toEqual(refusedWith('report-judged'));
    expect(change(night, crewOf(2), supervisorA)).toEqual(accepted);
  });

  it('[X6] where nobody has failed, the gate changes it', () => {
    const night = nightAt('admit');
    expect(change(night, crewOf(2))).toEqual(accepted);
  });

  it('[X6] an admission was judged on the crew and on the stops: another person changes either', () => {
    const night = nightAt('admit', { vehiclePass: null });
    report(night, 'admit');
    expect(change(night, crewOf(2))).toEqual(refusedWith('report-judged'));
    const asSupervisor = { ...gateOfficer, role: 'supervisor' as const, stations: [] };
    const stops = (by: ReturnType<typeof person>) =>
      night.ask(by, { type: 'changeStops', visitId: visitA, stops: ['north-shop'], reason: '改道' });
    expect(stops(asSupervisor)).toEqual(refusedWith('judged-same-person'));
    expect(stops(supervisorA)).toEqual(accepted);
  });
});

describe('a result that the admission waited for', () => {
  const conditional = { result: 'pending', antigen: 'negative' } as const;
  const asked = (result: 'negative' | 'positive', change = {}) =>
    verificationOf(driver, { ...conditional, result, ...change });

  function admittedOnCondition(): Night {
    const night = nightAt('verify-crew');
    report(night, 'verify-crew', { as: verificationOf(driver, conditional) });
    goTo(night, 's1.dock');
    return night;
  }

  it('[X7] positive, is recorded by anybody who may correct it, and holds the vehicle', () => {
    const night = admittedOnCondition();
    expect(correct(night, 'verify-crew', asked('positive'), { by: gateOfficer })).toEqual(accepted);
    expect(night.underWay(visitA).held).not.toBeNull();
  });

  it('[X7] negative, by somebody else than who verified that person', () => {
    const night = admittedOnCondition();
    expect(correct(night, 'verify-crew', asked('negative'), { by: gateOfficer })).toEqual(refusedWith('report-judged'));
    expect(correct(night, 'verify-crew', asked('negative'), { by: otherGate })).toEqual(accepted);
    expect(correct(night, 'verify-crew', asked('positive'), { by: otherGate })).toEqual(refusedWith('report-judged'));
  });

  it('[X7] and nothing else with it', () => {
    const night = admittedOnCondition();
    const more = asked('negative', { temperatureC: 36.9 });
    expect(correct(night, 'verify-crew', more, { by: otherGate })).toEqual(refusedWith('report-judged'));
  });
});

describe('what was judged stays as it was judged', () => {
  it('[X8] corrected by a supervisor, a difference stays, with both values of its moment, and rings', () => {
    const night = atTheExit();
    expect(correct(night, 'seal', sealed('S-9000'))).toEqual(accepted);
    expect(statusOf(night, 'reconcile')).toBe('failed');
    expect(found(night, 'reconcile', 'reconcile.seal')).toMatchObject({
      outcome: 'fail',
      seen: { seal: 'S-9000' },
      limit: { seal: 'S-4711' },
    });
    expect(night.underWay(visitA).held).not.toBeNull();
    expect(ringing(night)).toEqual(['reconcile.seal']);
  });

  it('[X8] [X4] then the vehicle is read again, or two people waive the difference', () => {
    const night = atTheExit();
    correct(night, 'seal', sealed('S-9000'));
    expect(resume(night)).toEqual(accepted);
    expect(report(night, 'release')).toEqual(refusedWith('step-not-next'));
    report(night, 'reconcile', { as: readingOf(night.visit(visitA), { seal: 'S-9000' }) });
    expect(ringing(night, 'visit.attempt')).toEqual([]);
    goTo(night, null);
    expect(night.visit(visitA).status).toBe('released');

    const waived = atTheExit();
    correct(waived, 'seal', sealed('S-9000'));
    waive(waived, 'reconcile', 'reconcile.seal');
    expect(statusOf(waived, 'reconcile')).toBe('done');
  });

  it('[X8] a comparison that a correction made differ is not put right by another one', () => {
    const night = nightAt('release');
    correct(night, 'seal', sealed('S-9000'));
    correct(night, 'seal', sealed('S-4711'));
    expect(statusOf(night, 'reconcile')).toBe('failed');
    expect(ringing(night)).toEqual(['reconcile.seal']);
  });

  it('[X8] [O6] a waiver that waits for the next try is of the sample that was looked at, not of a corrected one', () => {
    const night = nightAt('verify-crew');
    report(night, 'verify-crew', { as: verificationOf(driver, { sampledAt: night.now - 45.4 * hourMs }) });
    goTo(night, 'admit');
    night.wait(40); // too old by now
    report(night, 'admit');
    expect(ringing(night)).toEqual(['admit.test-age']);
    waive(night, 'admit', 'admit.test-age', { personId: driver.personId });
    night.wait(1);
    const sampledAt = night.now - 46.8 * hourMs;
    expect(correct(night, 'verify-crew', verificationOf(driver, { sampledAt }))).toEqual(accepted);
    report(night, 'admit');
    expect(statusOf(night, 'admit')).toBe('failed');
  });

  it('[X8] [O3] an override that was asked for before the comparison was judged again is asked for anew', () => {
    const night = atTheExit();
    const asked = askOverride(night, 'reconcile', 'reconcile.seal');
    night.wait(1);
    correct(night, 'seal', sealed('S-8000'));
    expect(found(night, 'reconcile', 'reconcile.seal')).toMatchObject({ limit: { seal: 'S-8000' } });
    expect(settleOverride(night, asked)).toEqual(refusedWith('nothing-to-waive'));
  });
});

describe('what was changed', () => {
  it('[X9] keeps both values, who changed it, when and why', () => {
    const night = atTheExit();
    correct(night, 'seal', sealed('S-9000'));
    expect(night.visit(visitA).changes).toMatchObject([
      {
        at: night.now,
        by: { personId: supervisorA.personId },
        reason: '登记有误',
        what: { kind: 'report', stepId: 'seal', was: { number: 'S-4711' }, is: { number: 'S-9000' } },
      },
    ]);
    const { held, steps } = night.underWay(visitA);
    expect(changesSince(night.visit(visitA), held?.since ?? 0)).toHaveLength(1);
    expect(night.now - (steps['reconcile']?.startedAt ?? 0)).toBe(4 * minuteMs);
  });

  it('[X9] of the crew and of the stops too', () => {
    const night = nightAt('admit');
    night.ask(gateOfficer, { type: 'changeCrew', visitId: visitA, crew: crewOf(2), reason: '加人' });
    night.ask(supervisorA, { type: 'changeStops', visitId: visitA, stops: ['north-shop'], reason: '改道' });
    expect(night.visit(visitA).changes).toMatchObject([
      { what: { kind: 'crew', was: crewOf(1), is: crewOf(2) } },
      { what: { kind: 'stops', was: ['first-canteen'], is: ['north-shop'] } },
    ]);
  });

  it('[X9] a visit that was stored before changes were kept opens and goes on', () => {
    const night = atTheExit();
    const { changes: _none, ...stored } = night.visit(visitA);
    const old = readVisit(stored);
    expect(old.changes).toEqual([]);
    const stamp = { at: tenAtNight, version: 99, by: { personId: 'sup-1', name: '监管', role: 'supervisor' } } as const;
    const event: VisitEvent = { type: 'stopsChanged', stops: ['north-shop'], reason: '改道' };
    expect(evolveVisit(old, event, stamp, visitA).changes).toHaveLength(1);
  });
});
