import { describe, expect, it } from 'vitest';
import { gateOfficer, pointOfficer, supervisorA } from '../../testing/actors.ts';
import { declare, goTo, nightAt, report, visitA, visitB } from '../../testing/journey.ts';
import type { Night } from '../../testing/night.ts';
import { tenAtNight } from '../../testing/site.ts';
import { setStation } from '../../testing/stations.ts';
import { hourMs } from '../../time.ts';
import { claimsOf } from '../claims.ts';
import { placeOf } from '../place.ts';

const refusedWith = (code: string) => expect.objectContaining({ ok: false, code });
const accepted = expect.objectContaining({ ok: true });
const change = (night: Night, stops: string[], by = supervisorA) =>
  night.ask(by, { type: 'changeStops', visitId: visitA, stops, reason: '食堂临时关闭' });
const tuesday = [{ day: 2, from: '04:00', to: '12:00' }];
const tuesdayMorning = tenAtNight + 6 * hourMs;
const two = { stops: ['first-canteen', 'second-canteen'] };

describe('changing stops', () => {
  it('[V19] a supervisor reassigns the stop that the vehicle is on its way to, and it goes there', () => {
    const night = nightAt('s1.leg', two);
    expect(change(night, ['north-shop', 'second-canteen'])).toEqual(accepted);
    expect(
      report(night, 's1.leg', { desk: { actor: pointOfficer('first-canteen'), stationId: 'first-canteen' } }),
    ).toEqual(refusedWith('wrong-station'));
    goTo(night, 's1.unload');
    expect(claimsOf(night.visit(visitA))).toContain('point:north-shop');
    goTo(night, null);
    expect(night.visit(visitA).status).toBe('released');
  });

  it('[V19] the order of what is ahead can be changed, stops added and taken away', () => {
    const night = nightAt('s1.unload', two);
    expect(change(night, ['first-canteen', 'north-shop', 'second-canteen'])).toEqual(accepted);
    expect(change(night, ['first-canteen', 'second-canteen', 'north-shop'])).toEqual(accepted);
    expect(change(night, ['first-canteen'])).toEqual(accepted);
    goTo(night, null);
    expect(night.visit(visitA).status).toBe('released');
  });

  it.each([
    ['s1.unload', ['north-shop', 'second-canteen'], 'another point than the one that it stands at'],
    ['s2.leg', ['second-canteen', 'first-canteen'], 'another order of what is behind it'],
    ['s2.dock', ['first-canteen'], 'fewer stops than it has reached'],
  ] as const)('[V19] at %s the vehicle can’t be given %s: %s', (stepId, stops, _what) => {
    expect(change(nightAt(stepId, two), [...stops])).toEqual(refusedWith('stop-begun'));
  });

  it('[V19] a stop that the vehicle is on its way to can’t be taken away without another', () => {
    const night = nightAt('s2.leg', two);
    report(night, 's2.leg');
    expect(change(night, ['first-canteen'])).toEqual(refusedWith('stop-begun'));
  });

  it('[V19] on the way out nothing is added', () => {
    const night = nightAt('leg-out');
    expect(change(night, ['first-canteen', 'north-shop'])).toEqual(accepted);
    expect(change(night, ['first-canteen'])).toEqual(accepted);
    report(night, 'leg-out');
    expect(change(night, ['first-canteen', 'north-shop'])).toEqual(refusedWith('stop-begun'));
  });

  it('[V19] [V13] a new stop has to be a point that is open and serves the purpose', () => {
    const night = nightAt('seal', two);
    expect(change(night, ['refuse-east'])).toEqual(refusedWith('stop-unknown'));
    expect(change(night, ['main-gate'])).toEqual(refusedWith('stop-unknown'));
    expect(change(night, ['nowhere'])).toEqual(refusedWith('stop-unknown'));
    setStation(night, 'north-shop', { open: false });
    expect(change(night, ['north-shop'])).toEqual(refusedWith('stop-unknown'));
  });

  it('[V19] [Z12] nor is it sent to a point that is closed at this hour', () => {
    const night = nightAt('s1.leg', two);
    setStation(night, 'north-shop', { hours: tuesday });
    const closed = { code: 'point-closed', params: { station: 'north-shop', opensAt: tuesdayMorning } };
    expect(change(night, ['north-shop', 'second-canteen'])).toMatchObject(closed);
    expect(change(night, ['first-canteen', 'second-canteen', 'north-shop'])).toMatchObject(closed);
    night.now = tuesdayMorning;
    expect(change(night, ['north-shop', 'second-canteen'])).toEqual(accepted);
  });

  it('[V19] [Z12] a stop that is ahead anyway may open in time, but is not driven to now', () => {
    const night = nightAt('s1.leg', { stops: ['first-canteen', 'second-canteen', 'north-shop'] });
    setStation(night, 'north-shop', { hours: tuesday });
    expect(change(night, ['first-canteen', 'north-shop', 'second-canteen'])).toEqual(accepted);
    expect(change(night, ['north-shop', 'first-canteen', 'second-canteen'])).toEqual(refusedWith('point-closed'));
  });

  it('[V19] a point that has closed behind the vehicle does not stand in the way', () => {
    const night = nightAt('s2.leg', two);
    setStation(night, 'first-canteen', { open: false });
    expect(change(night, ['first-canteen', 'north-shop'])).toEqual(accepted);
  });

  it('[V19] the same stops again change nothing', () => {
    expect(change(nightAt('seal', two), two.stops)).toMatchObject({ ok: true, unchanged: true });
  });

  it.each([gateOfficer, pointOfficer('first-canteen')])('[V19] [A1] $role does not change stops', (by) => {
    expect(change(nightAt('seal', two), ['north-shop'], by)).toEqual(refusedWith('forbidden'));
  });

  it('[V19] [G2] a vehicle on its way is not sent to a point that is full', () => {
    const night = nightAt('s1.dock', { stops: ['north-shop'] });
    setStation(night, 'north-shop', { capacity: 1 });
    declare(night, visitB, { plate: '渝B12345' });
    goTo(night, 's1.leg', visitB);
    const send = (stops: string[]) =>
      night.ask(supervisorA, { type: 'changeStops', visitId: visitB, stops, reason: '改道' });
    expect(send(['north-shop'])).toMatchObject({ code: 'point-full', params: { station: 'north-shop' } });
    goTo(night, null);
    expect(send(['north-shop'])).toEqual(accepted);
  });
});

describe('room at the points', () => {
  function fullPoint(): Night {
    const night = nightAt('s1.leg', { stops: ['north-shop'] });
    setStation(night, 'north-shop', { capacity: 1 });
    return night;
  }

  it('[G2] a place is taken from admission until the departure is reported', () => {
    const night = fullPoint();
    declare(night, visitB, { plate: '渝B12345', stops: ['north-shop'] });
    goTo(night, 'admit', visitB);
    const waits = { code: 'admit-not-yet', params: { reasons: ['admit.room'] } };
    expect(report(night, 'admit', { id: visitB })).toMatchObject(waits);
    goTo(night, 'leg-out');
    expect(placeOf(night.visit(visitA))).toBe('atPoint'); // done, and still standing there
    expect(report(night, 'admit', { id: visitB })).toMatchObject(waits);
    report(night, 'leg-out');
    expect(report(night, 'admit', { id: visitB })).toEqual(accepted);
  });

  it('[G2] with one free place one vehicle is admitted, with none nobody is', () => {
    const night = fullPoint();
    setStation(night, 'north-shop', { capacity: 2 });
    declare(night, visitB, { plate: '渝B12345', stops: ['north-shop'] });
    goTo(night, 's1.leg', visitB);
    expect(claimsOf(night.visit(visitB))).toContain('point:north-shop');
  });

  it('[G3] a vehicle leaves for its next point when there is room, and waits when there is none', () => {
    const night = fullPoint();
    declare(night, visitB, { plate: '渝B12345', stops: ['first-canteen', 'north-shop'] });
    goTo(night, 's2.leg', visitB);
    expect(report(night, 's2.leg', { id: visitB })).toMatchObject({
      code: 'point-full',
      params: { station: 'north-shop' },
    });
    expect(claimsOf(night.visit(visitB))).toContain('point:first-canteen');
    goTo(night, null);
    expect(report(night, 's2.leg', { id: visitB })).toEqual(accepted);
    expect(claimsOf(night.visit(visitB))).toEqual([
      'plate:渝B12345',
      'point:north-shop',
      expect.stringMatching(/^person:/),
    ]);
  });

  it('[G3] for a point that was shut meanwhile no vehicle leaves', () => {
    const night = nightAt('s2.leg', two);
    setStation(night, 'second-canteen', { open: false });
    expect(report(night, 's2.leg')).toMatchObject({
      code: 'point-closed',
      params: { station: 'second-canteen', opensAt: null },
    });
    setStation(night, 'second-canteen', { open: true });
    expect(report(night, 's2.leg')).toEqual(accepted);
  });

  it('[G3] [Z12] nor for one that is closed at this hour: it is told when it opens', () => {
    const night = nightAt('s2.leg', two);
    setStation(night, 'second-canteen', { hours: tuesday });
    expect(report(night, 's2.leg')).toMatchObject({
      code: 'point-closed',
      params: { station: 'second-canteen', opensAt: tuesdayMorning },
    });
    night.now = tuesdayMorning;
    expect(report(night, 's2.leg')).toEqual(accepted);
  });

  it('[G2] who is refused at the gate has held no place; who is escorted out gives it back', () => {
    const night = fullPoint();
    night.ask(supervisorA, { type: 'escortOut', visitId: visitA, reason: '司机不适' });
    expect(claimsOf(night.visit(visitA))).toEqual([]);
  });
});
