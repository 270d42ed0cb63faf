import { describe, expect, it } from 'vitest';
import { gateOfficer, pointOfficer, supervisorA } from '../../testing/actors.ts';
import { findingsOf, found, heldFor, ringing, statusOf } from '../../testing/looking.ts';
import { goTo, nightAt, report, visitA } from '../../testing/journey.ts';
import type { Night } from '../../testing/night.ts';
import { placeOf } from '../../visit/place.ts';

const refusedWith = (code: string) => expect.objectContaining({ ok: false, code });
const accepted = expect.objectContaining({ ok: true });
const lock = (night: Night) => night.ask(supervisorA, { type: 'setLockdown', reason: '演练' });
const lift = (night: Night) => night.ask(supervisorA, { type: 'liftLockdown', reason: '演练结束' });
const resume = (night: Night) => night.ask(supervisorA, { type: 'resumeVisit', visitId: visitA, note: '继续' });
const depart = { kind: 'leg', act: 'depart' } as const;
const reach = { kind: 'leg', act: 'reach' } as const;
const docked = { kind: 'dock', crewInCab: true, windowsShut: true, masksOn: true } as const;
const two = { stops: ['first-canteen', 'north-shop'] };

describe('legs', () => {
  it('[V14] the first begins with admission; the point that the vehicle comes to reports its end', () => {
    const night = nightAt('s1.leg');
    expect(placeOf(night.visit(visitA))).toBe('onTheWayIn');
    expect(report(night, 's1.leg')).toEqual(accepted);
    expect(placeOf(night.visit(visitA))).toBe('atPoint');
  });

  it.each([
    ['the gate', gateOfficer, 'main-gate'],
    ['a point that is not its next', pointOfficer('north-shop'), 'north-shop'],
  ] as const)('[V14] [A2] its end is not reported by %s', (_who, actor, stationId) => {
    const night = nightAt('s1.leg', two);
    expect(report(night, 's1.leg', { desk: { actor, stationId } })).toEqual(refusedWith('wrong-station'));
    expect(statusOf(night, 's1.leg')).toBe('running');
  });

  it('[V14] [A2] the next begins when the point that it leaves says so, and no other', () => {
    const night = nightAt('s2.leg', two);
    const ahead = { actor: pointOfficer('north-shop'), stationId: 'north-shop' };
    expect(report(night, 's2.leg', { as: depart, desk: ahead })).toEqual(refusedWith('wrong-station'));
    expect(report(night, 's2.leg', { as: depart, desk: { actor: gateOfficer, stationId: 'main-gate' } })).toEqual(
      refusedWith('wrong-station'),
    );
    expect(report(night, 's2.leg', { as: depart })).toEqual(accepted);
    expect(placeOf(night.visit(visitA))).toBe('onTheWayIn');
  });

  it('[V14] nobody arrives who has not left, and nobody leaves twice', () => {
    const night = nightAt('s2.leg', two);
    const ahead = { actor: pointOfficer('north-shop'), stationId: 'north-shop' };
    expect(report(night, 's2.leg', { as: reach, desk: ahead })).toEqual(refusedWith('leg-not-departed'));
    const behind = { actor: pointOfficer('first-canteen'), stationId: 'first-canteen' };
    report(night, 's2.leg', { as: depart });
    expect(report(night, 's2.leg', { as: depart, desk: behind })).toEqual(refusedWith('leg-under-way'));
  });

  it('[V14] the first leg has no departure of its own', () => {
    const night = nightAt('s1.leg');
    const gate = { actor: gateOfficer, stationId: 'main-gate' };
    expect(report(night, 's1.leg', { as: depart, desk: gate })).toEqual(refusedWith('wrong-station'));
  });

  it('[V14] the last leads to the exit, which any gate reports', () => {
    const night = nightAt('leg-out');
    expect(placeOf(night.visit(visitA))).toBe('atPoint');
    report(night, 'leg-out');
    expect(placeOf(night.visit(visitA))).toBe('onTheWayOut');
    report(night, 'leg-out');
    expect(night.visit(visitA).status).toBe('atExit');
  });
});

describe('lockdown', () => {
  it('[Z6] on its way, a vehicle goes on to its next station and is held there', () => {
    const night = nightAt('s1.leg');
    lock(night);
    expect(report(night, 's1.leg')).toEqual(accepted);
    expect(night.underWay(visitA).held?.reason).toEqual({ kind: 'lockdown' });
    expect(report(night, 's1.dock')).toEqual(refusedWith('visit-held'));
    expect(resume(night)).toEqual(refusedWith('lockdown'));
    expect(ringing(night, 'visit.attempt')).toEqual(['site.lockdown']); // the lockdown rings once, not for each vehicle
    lift(night);
    expect(night.underWay(visitA).held).not.toBeNull(); // a supervisor decides, vehicle by vehicle
    expect(resume(night)).toEqual(accepted);
    goTo(night, null);
    expect(night.visit(visitA).status).toBe('released');
  });

  it('[Z6] on its way out, it is held at the exit', () => {
    const night = nightAt('leg-out');
    report(night, 'leg-out');
    lock(night);
    report(night, 'leg-out');
    expect(night.underWay(visitA)).toMatchObject({ status: 'atExit', held: { reason: { kind: 'lockdown' } } });
  });

  it('[Z6] at a point, the work goes on and the vehicle stays', () => {
    const night = nightAt('s1.unload', two);
    lock(night);
    expect(report(night, 's1.unload')).toEqual(accepted);
    expect(report(night, 's2.leg')).toEqual(refusedWith('lockdown'));
    expect(ringing(night)).toContain('visit.attempt');
    lift(night);
    expect(report(night, 's2.leg')).toEqual(accepted);
  });

  it('[V18] [Z6] at the exit nothing leaves', () => {
    const night = nightAt('release');
    lock(night);
    expect(report(night, 'release')).toEqual(refusedWith('lockdown'));
    expect(night.visit(visitA).status).toBe('atExit');
    lift(night);
    expect(report(night, 'release')).toEqual(accepted);
    expect(found(night, 'release', 'release.lockdown')?.outcome).toBe('pass');
  });

  it('[Z6] a vehicle that is held on its way is held at its next station all the same', () => {
    const night = nightAt('s1.leg');
    night.ask(supervisorA, { type: 'holdVisit', visitId: visitA, reason: '核对' });
    lock(night);
    resume(night);
    report(night, 's1.leg');
    expect(night.underWay(visitA).held?.reason.kind).toBe('lockdown');
  });
});

describe('at the point', () => {
  it.each([
    [{ crewInCab: false }, ['dock.crew-in-cab'], []],
    [{ windowsShut: false }, null, ['dock.windows-shut']],
    [{ masksOn: false }, null, ['dock.masks-on']],
    [{}, null, []],
  ] as const)('[V15] docked with %j: held for %j, remarks %j', (seen, held, remarks) => {
    const night = nightAt('s1.dock');
    report(night, 's1.dock', { as: { ...docked, ...seen } });
    expect(heldFor(night)).toEqual(held);
    expect(
      findingsOf(night, 's1.dock')
        .filter((f) => f.outcome === 'warn')
        .map((f) => f.rule),
    ).toEqual(remarks);
  });

  it.each([
    [true, 'empty', null, 'pass'],
    [true, 'goods', null, 'warn'],
    [false, 'empty', ['unload.contactless'], 'pass'],
  ] as const)(
    '[V16] unloaded at the last stop, without contact %s, then %s on board',
    (contactless, cargoAfter, held, rest) => {
      const night = nightAt('s1.unload');
      report(night, 's1.unload', { as: { kind: 'unload', contactless, cargoAfter, note: null } });
      expect(heldFor(night)).toEqual(held);
      expect(found(night, 's1.unload', 'unload.rest-on-board')?.outcome).toBe(rest);
    },
  );

  it('[V16] at an earlier stop the rest is what the next one waits for', () => {
    const night = nightAt('s1.unload', two);
    report(night, 's1.unload', { as: { kind: 'unload', contactless: true, cargoAfter: 'goods', note: null } });
    expect(found(night, 's1.unload', 'unload.rest-on-board')?.outcome).toBe('pass');
  });

  it.each([
    [true, true, null],
    [false, true, ['load.contactless']],
    [true, false, ['load.covered']],
    [false, false, ['load.contactless', 'load.covered']],
  ] as const)('[V17] refuse loaded without contact %s and covered %s: held for %j', (contactless, covered, held) => {
    const night = nightAt('s1.load', { purpose: 'refuse' });
    report(night, 's1.load', { as: { kind: 'load', contactless, covered, containers: 4 } });
    expect(heldFor(night)).toEqual(held);
  });

  it('[V17] no container is a count too', () => {
    const night = nightAt('s1.load', { purpose: 'refuse' });
    report(night, 's1.load', { as: { kind: 'load', contactless: true, covered: true, containers: 0 } });
    goTo(night, null);
    expect(night.visit(visitA).status).toBe('released');
  });
});

describe('the seal', () => {
  it('[V10] is recorded before admission and lets the vehicle go on', () => {
    const night = nightAt('admit');
    expect(found(night, 'seal', 'seal.recorded')).toMatchObject({ outcome: 'pass', seen: { number: 'S-4711' } });
  });

  it('[V10] is a supply vehicle’s alone', () => {
    expect(nightAt(null, { purpose: 'refuse' }).visit(visitA).steps['seal']).toBeUndefined();
  });
});
