import { describe, expect, it } from 'vitest';
import { gateOfficer, supervisorA } from '../testing/actors.ts';
import { arrivalOf, arrivedAs } from '../testing/arrivals.ts';
import { correct } from '../testing/corrections.ts';
import { found, heldFor, ringing, statusOf } from '../testing/looking.ts';
import { declare, goTo, nightAt, report, visitA, visitB } from '../testing/journey.ts';
import type { Night } from '../testing/night.ts';
import { waive } from '../testing/overrides.ts';
import { readingOf } from '../testing/reports.ts';
import { admitFindings } from '../steps/admit/step.ts';
import { claimsOf } from './claims.ts';
import { manifestOf } from './manifest.ts';
import { platesOf } from './plates.ts';

const accepted = expect.objectContaining({ ok: true });
const refusedWith = (code: string) => expect.objectContaining({ ok: false, code });
const other = '渝B22222';
const trailer = '渝C2222挂';
const resume = (night: Night) => night.ask(supervisorA, { type: 'resumeVisit', visitId: visitA, note: '已核对' });

function read(night: Night, seen: { plate?: string; trailerPlate?: string | null }): Night {
  goTo(night, 'reconcile');
  report(night, 'reconcile', { as: readingOf(night.visit(visitA), seen) });
  return night;
}

describe('a vehicle that came with another plate than announced, which two people waived', () => {
  it('[X1] is expected at the exit with the plate that came in', () => {
    const night = arrivedAs({ plate: other });
    expect(manifestOf(night.visit(visitA)).plate).toBe(other);
    read(night, { plate: other });
    expect(statusOf(night, 'reconcile')).toBe('done');
    goTo(night, null);
    expect(night.visit(visitA).status).toBe('released');
  });

  it('[X1] [X2] is held when it shows the announced one there', () => {
    const night = read(arrivedAs({ plate: other }), { plate: '渝A12345' });
    expect(heldFor(night)).toEqual(['reconcile.plate']);
    expect(found(night, 'reconcile', 'reconcile.plate')?.limit).toEqual({ plate: other });
  });

  it('[X1] [X2] nor may it leave without the trailer that it came with, though none was announced', () => {
    expect(heldFor(read(arrivedAs({ trailerPlate: trailer }), { trailerPlate: null }))).toEqual(['reconcile.trailer']);
    const night = read(arrivedAs({ trailerPlate: trailer }), { trailerPlate: trailer });
    expect(statusOf(night, 'reconcile')).toBe('done');
  });

  it('[X1] before the arrival the announced plates are expected', () => {
    const night = nightAt('arrive', { trailerPlate: trailer });
    expect(platesOf(night.visit(visitA))).toEqual({ plate: '渝A12345', trailerPlate: trailer });
  });

  it('[G1] holds both plates, and the trailer’s, to its end', () => {
    const night = arrivedAs({ plate: other, trailerPlate: trailer });
    const held = ['plate:渝A12345', `plate:${other}`, `plate:${trailer}`];
    expect(claimsOf(night.visit(visitA))).toEqual(held);
    goTo(night, 'reconcile');
    expect(claimsOf(night.visit(visitA))).toEqual([...held, 'person:person-driver']);
    goTo(night, null);
    expect(claimsOf(night.visit(visitA))).toEqual([]);
  });

  it.each([other, trailer, '渝A12345'])('[G1] nobody else arrives as %s meanwhile', (plate) => {
    const night = arrivedAs({ plate: other, trailerPlate: trailer });
    goTo(night, 's1.dock');
    declare(night, visitB, { plate });
    const as = arrivalOf({ plate, handReason: '号牌污损' });
    expect(report(night, 'arrive', { id: visitB, as })).toEqual(refusedWith('plate-here'));
    expect(ringing(night)).toEqual(['visit.attempt']);
  });

  it('[G1] [V11] a visit that holds the plate that was seen is not admitted beside another one', () => {
    const visit = arrivedAs({ plate: other }).underWay(visitA);
    const night = arrivedAs({ plate: other });
    const facts = { ...night.facts(supervisorA), holders: { [`plate:${other}`]: [visitA, visitB] } };
    const rule = admitFindings({ visit, facts }).find((f) => f.rule === 'admit.already-inside');
    expect(rule?.outcome).toBe('fail');
  });
});

describe('a plate that is looked at again', () => {
  it('[G1] is held from the first look to the second, though the first was a mistake', () => {
    const night = nightAt('arrive');
    report(night, 'arrive', { as: arrivalOf({ plate: other }) });
    resume(night);
    expect(claimsOf(night.visit(visitA))).toContain(`plate:${other}`);
    report(night, 'arrive');
    expect(claimsOf(night.visit(visitA))).toEqual(['plate:渝A12345']);
    expect(manifestOf(night.visit(visitA)).plate).toBe('渝A12345');
  });

  it('[G1] and is not one that is here already', () => {
    const night = nightAt('s1.dock');
    declare(night, visitB, { plate: other });
    report(night, 'arrive', { id: visitB, as: arrivalOf({ plate: '渝C33333' }) });
    night.ask(supervisorA, { type: 'resumeVisit', visitId: visitB, note: '看错' });
    expect(report(night, 'arrive', { id: visitB, as: arrivalOf() })).toEqual(refusedWith('plate-here'));
    expect(night.standing()).toContainEqual(
      expect.objectContaining({ rule: 'visit.attempt', severity: 'critical', visitId: visitB }),
    );
    expect(report(night, 'arrive', { id: visitB, as: arrivalOf({ plate: other }) })).toEqual(accepted);
  });
});

describe('an arrival that is corrected', () => {
  it('[M2] [X1] [X8] after the exit reading, leaves the difference until the vehicle is read again', () => {
    const night = nightAt('reconcile', { plate: '渝A12345' });
    report(night, 'reconcile', { as: readingOf(night.visit(visitA), { trailerPlate: trailer }) });
    expect(heldFor(night)).toEqual(['reconcile.trailer']);
    correct(night, 'arrive', arrivalOf({ trailerPlate: trailer }));
    expect(statusOf(night, 'reconcile')).toBe('failed');
    waive(night, 'arrive', 'arrive.trailer'); // another trailer than announced is still a fail of the arrival
    resume(night);
    report(night, 'reconcile', { as: readingOf(night.visit(visitA), { trailerPlate: trailer }) });
    goTo(night, null);
    expect(night.visit(visitA).status).toBe('released');
  });

  it('[M2] [X1] to another plate than the exit read, holds the vehicle there', () => {
    const night = arrivedAs({ plate: other });
    goTo(night, 'release');
    correct(night, 'arrive', arrivalOf());
    expect(heldFor(night)).toEqual(['reconcile.plate']);
    expect(statusOf(night, 'reconcile')).toBe('failed');
  });

  it('[M2] [G1] moves what it holds', () => {
    const night = arrivedAs({ plate: other });
    goTo(night, 's1.dock');
    correct(night, 'arrive', arrivalOf({ plate: '渝B22223' }));
    expect(claimsOf(night.visit(visitA))).toEqual([
      'plate:渝A12345',
      'plate:渝B22223',
      'point:first-canteen',
      'person:person-driver',
    ]);
    expect(heldFor(night)).toEqual(['arrive.plate']); // the waiver was for the other one
    declare(night, visitB, { plate: other });
    expect(report(night, 'arrive', { id: visitB, as: arrivalOf({ plate: other }) })).toEqual(accepted);
  });

  it('[M2] [G1] to a plate that is here already is refused, and rings', () => {
    const night = nightAt('s1.dock');
    declare(night, visitB, { plate: other });
    report(night, 'arrive', { id: visitB, as: arrivalOf({ plate: other }) });
    expect(correct(night, 'arrive', arrivalOf({ plate: other }))).toEqual(refusedWith('plate-here'));
    expect(night.story(visitA).at(-1)).toMatchObject({ type: 'attemptRefused', code: 'plate-here' });
    expect(night.standing()).toMatchObject([{ rule: 'visit.attempt', severity: 'critical', visitId: visitA }]);
    expect(manifestOf(night.visit(visitA)).plate).toBe('渝A12345');
    expect(claimsOf(night.visit(visitA))).not.toContain(`plate:${other}`);
  });

  it('[M2] [X5] of another plate than announced that was waived, is a supervisor’s', () => {
    const night = arrivedAs({ plate: other });
    expect(correct(night, 'arrive', arrivalOf(), { by: gateOfficer })).toEqual(refusedWith('report-judged'));
    expect(correct(night, 'arrive', arrivalOf())).toEqual(accepted);
    expect(manifestOf(night.visit(visitA)).plate).toBe('渝A12345');
    expect(night.underWay(visitA).held).toBeNull();
  });
});
