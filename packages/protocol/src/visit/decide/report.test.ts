import { describe, expect, it } from 'vitest';
import { gateOfficer, person, pointOfficer } from '../../testing/actors.ts';
import { crewOf, driver } from '../../testing/declarations.ts';
import { declare, deskOf, goTo, nightAt, report, visitA, visitB } from '../../testing/journey.ts';
import { ringing } from '../../testing/looking.ts';
import { type Answer, Night } from '../../testing/night.ts';
import { verificationOf } from '../../testing/reports.ts';
import { minuteMs } from '../../time.ts';
import { lastReachedStop, nextSteps, stepsOf } from '../route.ts';
import { type VisitStep, type VisitState } from '../state.ts';
import { decideVisit } from '../decide.ts';

const refusedWith = (code: string) => expect.objectContaining({ ok: false, code });
const accepted = expect.objectContaining({ ok: true });
const supply = stepsOf(nightAt(null).visit(visitA)).map(({ id }) => id);
const refuse = stepsOf(nightAt(null, { purpose: 'refuse' }).visit(visitA)).map(({ id }) => id);
const attempts = (night: Night) => night.story(visitA).filter(({ type }) => type === 'attemptRefused');

const codeOf = (answer: Answer) => (answer.ok ? 'taken' : answer.code);

/* Nobody can leave a point that the vehicle has not come to. */
function tooEarly(visit: VisitState, { kind }: VisitStep): string {
  return kind === 'leg' && lastReachedStop(visit) === null ? 'wrong-station' : 'step-not-next';
}

describe('the order of the steps', () => {
  it.each([
    ...supply.slice(1).map((stepId) => ['supply', stepId] as const),
    ...refuse.slice(1).map((stepId) => ['refuse', stepId] as const),
  ])('[R2] of a %s vehicle: when %s is next, no later step is taken and no earlier one twice', (purpose, stepId) => {
    const night = nightAt(stepId, { purpose });
    const visit = night.visit(visitA);
    const may = nextSteps(visit).map(({ id }) => id);
    expect(may).toContain(stepId);
    const others = stepsOf(visit).filter(({ id }) => !may.includes(id));
    const codes = others.map((step) => codeOf(report(night, step.id, { desk: deskOf(visit, step) })));
    expect(codes).toEqual(others.map((step) => (step.status === 'done' ? 'step-done' : tooEarly(visit, step))));
    expect(night.visit(visitA).steps).toEqual(visit.steps);
  });

  it('[R2] a step done too early is refused, names the next one, and alerts the supervisor', () => {
    const night = nightAt('disinfect-vehicle');
    const answer = report(night, 'admit');
    expect(answer).toMatchObject({ code: 'step-not-next', params: { step: 'admit', next: 'disinfect-vehicle' } });
    expect(attempts(night)).toMatchObject([{ code: 'step-not-next', stepId: 'admit', stationId: 'main-gate' }]);
    expect(ringing(night)).toEqual(['visit.attempt']);
  });

  it('[R2] before the vehicle is there, nothing but its arrival is taken', () => {
    const night = new Night();
    declare(night);
    expect(report(night, 'seal')).toEqual(refusedWith('visit-not-arrived'));
    expect(report(night, 'arrive')).toEqual(accepted);
    expect(report(night, 'arrive')).toEqual(refusedWith('step-done'));
  });

  it('[R2] a step that the plan does not have, or a report of another kind, is refused', () => {
    const night = nightAt('seal');
    const seal = { kind: 'seal', number: 'S-100' } as const;
    const say = (stepId: string, night2 = night) =>
      night2.ask(gateOfficer, { type: 'reportStep', visitId: visitA, stationId: 'main-gate', stepId, report: seal });
    expect(say('s2.dock')).toEqual(refusedWith('step-unknown'));
    expect(say('admit')).toEqual(refusedWith('report-mismatch'));
    expect(say('seal')).toEqual(accepted);
    const expected = new Night();
    declare(expected);
    expect(say('nothing', expected)).toEqual(refusedWith('step-unknown'));
    expect(say('arrive', expected)).toEqual(refusedWith('visit-not-arrived'));
  });

  it('[R2] a closed visit takes no more reports, and the attempt raises no alert', () => {
    const night = nightAt(null);
    expect(report(night, 'release')).toEqual(refusedWith('visit-closed'));
    expect(attempts(night)).toEqual([]);
    expect(night.standing()).toEqual([]);
  });

  it('[R2] is refused for an unknown visit', () => {
    const night = new Night();
    const command = {
      type: 'holdVisit',
      commandId: '01930000-0000-7000-8000-000000000001',
      observedAt: 0,
      visitId: visitB,
      reason: 'x',
    } as const;
    expect(decideVisit(null, command, night.facts(gateOfficer))).toEqual(refusedWith('visit-unknown'));
  });
});

describe('what overlaps with contact time', () => {
  it('[R3] the crew is verified and the seal set; admission waits for the end of the disinfection', () => {
    const night = nightAt('verify-crew', { crew: crewOf(2) });
    expect(nextSteps(night.visit(visitA)).map(({ id }) => id)).toEqual(['disinfect-vehicle', 'verify-crew']);
    report(night, 'verify-crew');
    report(night, 'verify-crew');
    expect(nextSteps(night.visit(visitA)).map(({ id }) => id)).toEqual(['disinfect-vehicle', 'seal']);
    report(night, 'seal');
    expect(nextSteps(night.visit(visitA)).map(({ id }) => id)).toEqual(['disinfect-vehicle']);
    expect(report(night, 'admit')).toEqual(refusedWith('step-not-next'));
    goTo(night, 'admit');
    expect(report(night, 'admit')).toEqual(accepted);
  });

  it('[R3] the seal does not overtake the verification', () => {
    const night = nightAt('verify-crew');
    expect(report(night, 'seal')).toMatchObject({ code: 'step-not-next', params: { next: 'disinfect-vehicle' } });
  });

  it('[R3] nothing overtakes a disinfection that has not begun', () => {
    const night = nightAt('disinfect-vehicle');
    expect(nextSteps(night.visit(visitA)).map(({ id }) => id)).toEqual(['disinfect-vehicle']);
    expect(report(night, 'verify-crew')).toEqual(refusedWith('step-not-next'));
  });

  it.each([
    ['supply', 's1.disinfect-goods', 's1.unload'],
    ['refuse', 's1.disinfect-place', 'leg-out'],
  ] as const)('[R3] at the point of a %s vehicle nothing overlaps %s', (purpose, stepId, next) => {
    const night = nightAt(stepId, { purpose });
    report(night, stepId);
    expect(nextSteps(night.visit(visitA)).map(({ id }) => id)).toEqual([stepId]);
    expect(report(night, next)).toMatchObject({ ok: false });
  });
});

describe('where a step is done', () => {
  it('[A2] the entry at the gate of arrival, the exit at any gate', () => {
    const site = new Night().site.state;
    const [gate] = site.stations;
    if (gate === undefined) throw new RangeError('no gate');
    const night = nightAt(
      'seal',
      {},
      new Night({ ...site, stations: [...site.stations, { ...gate, id: 'west-gate' }] }),
    );
    const west = { actor: person('gate-2', 'gate', ['west-gate']), stationId: 'west-gate' };
    expect(report(night, 'seal', { desk: west })).toEqual(refusedWith('wrong-station'));
    goTo(night, 'reconcile');
    expect(report(night, 'reconcile', { desk: west })).toEqual(accepted);
    expect(report(night, 'release', { desk: west })).toEqual(accepted);
  });

  it.each(['s1.dock', 's1.disinfect-goods', 's1.unload'])(
    '[A2] %s at its own point, not at another and not at the gate',
    (stepId) => {
      const night = nightAt(stepId);
      for (const station of ['north-shop', 'main-gate']) {
        const actor = station === 'main-gate' ? gateOfficer : pointOfficer(station, 'first-canteen');
        expect(report(night, stepId, { desk: { actor, stationId: station } })).toEqual(refusedWith('wrong-station'));
      }
      expect(ringing(night)).toEqual(['visit.attempt']);
      expect(report(night, stepId)).toEqual(accepted);
    },
  );

  it('[A2] a vehicle arrives at a gate', () => {
    const night = new Night();
    declare(night);
    const point = { actor: pointOfficer('first-canteen'), stationId: 'first-canteen' };
    expect(report(night, 'arrive', { desk: point })).toEqual(refusedWith('wrong-station'));
    expect(night.visit(visitA).status).toBe('expected');
    report(night, 'arrive');
    expect(ringing(night)).toEqual([]); // what was tried has been done rightly
  });
});

describe('attempts', () => {
  it('[W1] are recorded once for each visit, rule and minute', () => {
    const night = nightAt('disinfect-vehicle');
    night.now = Math.ceil(night.now / minuteMs) * minuteMs;
    for (let i = 0; i < 5; i++) report(night, 'admit');
    expect(attempts(night)).toHaveLength(1);
    night.now += minuteMs - 1;
    report(night, 'seal');
    expect(attempts(night)).toHaveLength(1);
    night.now += 1;
    report(night, 'admit');
    expect(attempts(night)).toHaveLength(2);
  });

  it('[W1] two that are 200 ms apart across the full minute are one', () => {
    const night = nightAt('disinfect-vehicle');
    night.now = Math.ceil(night.now / minuteMs) * minuteMs + 59_900;
    report(night, 'admit');
    night.now += 200;
    report(night, 'admit');
    expect(attempts(night)).toHaveLength(1);
    night.now += minuteMs - 201;
    report(night, 'admit');
    expect(attempts(night)).toHaveLength(1);
    night.now += 1;
    report(night, 'admit');
    expect(attempts(night)).toHaveLength(2);
  });

  it('[W1] of two kinds in one minute are both recorded', () => {
    const night = nightAt('disinfect-vehicle');
    report(night, 'admit');
    report(night, 'disinfect-vehicle', { desk: { actor: pointOfficer('first-canteen'), stationId: 'first-canteen' } });
    report(night, 'admit');
    expect(attempts(night)).toMatchObject([{ code: 'step-not-next' }, { code: 'wrong-station' }]);
  });

  it.each([
    ['at the gate', 'disinfect-vehicle', 's1.dock'],
    ['on its way to another point', 's1.leg', 's1.leg'],
    ['at the exit', 'reconcile', 's1.unload'],
  ])('[W1] a step of a vehicle %s, reported where it does not come to, is one, and rings', (_where, stands, stepId) => {
    const night = nightAt(stands, { stops: ['north-shop'] });
    const desk = { actor: pointOfficer('first-canteen'), stationId: 'first-canteen' };
    const as = { kind: 'dock', crewInCab: true, windowsShut: true, masksOn: true } as const;
    expect(report(night, stepId, { as, desk })).toEqual(refusedWith('wrong-station'));
    expect(report(night, stepId, { as, desk })).toEqual(refusedWith('wrong-station'));
    expect(attempts(night)).toMatchObject([{ code: 'wrong-station', stepId, stationId: 'first-canteen' }]);
    expect(night.standing()).toMatchObject([
      { rule: 'visit.attempt', params: { code: 'wrong-station', station: 'first-canteen' } },
    ]);
  });

  it('[W1] so it is of one that has not come yet; of a step that there is not, or after the end, it is none', () => {
    const night = new Night();
    declare(night, visitA, { stops: ['north-shop'] });
    const desk = { actor: pointOfficer('first-canteen'), stationId: 'first-canteen' };
    expect(report(night, 's1.dock', { desk })).toEqual(refusedWith('wrong-station'));
    expect(attempts(night)).toHaveLength(1);
    const bogus = { type: 'reportStep', visitId: visitA, stationId: 'first-canteen', stepId: 's9.dock' } as const;
    const dock = { kind: 'dock', crewInCab: true, windowsShut: true, masksOn: true } as const;
    night.wait(1);
    expect(night.ask(desk.actor, { ...bogus, report: dock })).toEqual(refusedWith('step-unknown'));
    goTo(night, null);
    expect(report(night, 's1.dock', { desk })).toEqual(refusedWith('wrong-station'));
    expect(attempts(night)).toHaveLength(1);
  });

  it('[W1] one visit’s attempts leave another’s alone', () => {
    const night = nightAt('disinfect-vehicle');
    declare(night, visitB, { plate: '渝B12345' });
    report(night, 'arrive', { id: visitB });
    report(night, 'admit');
    report(night, 'admit', { id: visitB });
    expect(night.standing()).toHaveLength(2);
  });

  it('[W1] a step of a held visit is an attempt; a typing mistake is not', () => {
    const night = nightAt('seal');
    report(night, 'verify-crew', { as: verificationOf({ ...driver, personId: 'stranger' }) });
    report(night, 'disinfect-vehicle', { as: { kind: 'disinfect', act: 'finish' } });
    expect(attempts(night)).toEqual([]);
    night.ask(gateOfficer, { type: 'holdVisit', visitId: visitA, reason: '核对' });
    expect(report(night, 'seal')).toEqual(refusedWith('visit-held'));
    expect(attempts(night)).toMatchObject([{ code: 'visit-held' }]);
  });

  it('[W1] [B2] their alert ends when the step is done in its turn', () => {
    const night = nightAt('disinfect-vehicle');
    report(night, 'admit');
    goTo(night, 's1.leg');
    expect(ringing(night)).toEqual([]);
  });

  it('[W1] [B2] one about a step that is done already stands until the visit ends', () => {
    const night = nightAt('admit');
    report(night, 'seal', { desk: { actor: pointOfficer('first-canteen'), stationId: 'first-canteen' } });
    expect(ringing(night)).toEqual(['visit.attempt']);
    goTo(night, null);
    expect(ringing(night)).toEqual([]);
  });
});
