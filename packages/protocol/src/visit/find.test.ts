import { describe, expect, it } from 'vitest';
import { declare, goTo, nightAt, report, visitA, visitB, visitC } from '../testing/journey.ts';
import type { Night } from '../testing/night.ts';
import { findByPlate } from './find.ts';

const find = (night: Night, part: string) =>
  findByPlate(
    [...night.visits.values()].map(({ state }) => state),
    part,
  );

describe('a vehicle in an unexpected place', () => {
  it('[E15] is found by any part of either plate, the plate that was meant first', () => {
    const night = nightAt('s1.dock', { plate: '渝A12345', trailerPlate: '渝B7777挂', stops: ['north-shop'] });
    declare(night, visitB, { plate: '渝AD12345' });
    goTo(night, 'seal', visitB);
    expect(find(night, 'D123').map(({ visitId }) => visitId)).toEqual([visitB]);
    expect(find(night, '7777').map(({ visitId }) => visitId)).toEqual([visitA]);
    expect(find(night, '12345').map(({ plate }) => plate)).toEqual(['渝A12345', '渝AD12345']);
    expect(find(night, '99')).toEqual([]);
  });

  it('[ID6] is found in every spelling of its plate', () => {
    const night = nightAt('s1.dock', { plate: '渝A10345' });
    for (const part of ['a-1O3', 'А10', '１０３', '渝A·10345']) expect(find(night, part)).toHaveLength(1);
    expect(find(night, '--')).toEqual([]);
  });

  it('[E15] says which it is and where it should be, and nothing else', () => {
    const night = nightAt('disinfect-vehicle', { plate: '渝A12345', stops: ['north-shop', 'first-canteen'] });
    const known = { visitId: visitA, plate: '渝A12345', purpose: 'supply' };
    const where = [
      ['disinfect-vehicle', 'atGate', 'main-gate'],
      ['s1.leg', 'onTheWayIn', 'north-shop'],
      ['s1.unload', 'atPoint', 'north-shop'],
      ['s2.leg', 'atPoint', 'north-shop'],
      ['s2.dock', 'atPoint', 'first-canteen'],
      ['reconcile', 'atExit', null],
    ] as const;
    for (const [stepId, place, stationId] of where) {
      goTo(night, stepId);
      expect(find(night, '12345')).toEqual([{ ...known, place, stationId }]);
    }
  });

  it('[E15] on its way out it should be nowhere but at the exit', () => {
    const night = nightAt('leg-out', { plate: '渝A12345' });
    report(night, 'leg-out');
    expect(find(night, '12345')).toMatchObject([{ place: 'onTheWayOut', stationId: null }]);
  });

  it('[E15] at the exit, which reads blind, it is found by its own plate alone', () => {
    const night = nightAt('leg-out', { plate: '渝A12345', trailerPlate: '渝B7777挂' });
    expect(find(night, '7777')).toHaveLength(1);
    goTo(night, 'reconcile');
    expect(find(night, '7777')).toEqual([]);
    expect(find(night, '12345')).toHaveLength(1);
  });

  it('[E15] is searched among the vehicles on the site: not expected ones, not those that left', () => {
    const night = nightAt(null, { plate: '渝A12345' });
    declare(night, visitB, { plate: '渝A12345' });
    expect(find(night, '12345')).toEqual([]);
    goTo(night, 'seal', visitB);
    expect(find(night, '12345')).toHaveLength(1);
    declare(night, visitC, { plate: '渝A12346' });
    expect(find(night, '1234')).toHaveLength(1);
  });
});
