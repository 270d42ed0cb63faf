import { describe, expect, it } from 'vitest';
import { driver, stopsOf } from '../testing/declarations.ts';
import { verificationOf } from '../testing/reports.ts';
import { arrivalOf } from '../testing/arrivals.ts';
import { declare, goTo, nightAt, report, visitA } from '../testing/journey.ts';
import { Night } from '../testing/night.ts';
import { supervisorA } from '../testing/actors.ts';
import { siteAt } from '../testing/site.ts';
import { claimLimit, claimsInQuestion, claimsOf } from './claims.ts';
import { stationsOf } from './audience.ts';
import { type Place, placeOf } from './place.ts';
import { stepsOf } from './route.ts';

const twoStops = { stops: stopsOf('supply', 2), trailerPlate: '渝B1234挂' };
const plates = ['plate:渝A12345', 'plate:渝B1234挂'];
const driven = 'person:person-driver';

describe('where the vehicle is', () => {
  it.each<[string, Place, string[]]>([
    ['disinfect-vehicle', 'atGate', plates],
    ['admit', 'atGate', plates],
    ['s1.leg', 'onTheWayIn', [...plates, 'point:first-canteen', driven]],
    ['s1.dock', 'atPoint', [...plates, 'point:first-canteen', driven]],
    ['s2.leg', 'atPoint', [...plates, 'point:first-canteen', driven]],
    ['s2.dock', 'atPoint', [...plates, 'point:second-canteen', driven]],
    ['leg-out', 'atPoint', [...plates, 'point:second-canteen', driven]],
    ['reconcile', 'atExit', [...plates, driven]],
    ['release', 'atExit', [...plates, driven]],
  ])('[G1] [G2] [G4] [B5] at %s it is %s on the board, and holds %j', (stepId, place, claims) => {
    const visit = nightAt(stepId, twoStops).visit(visitA);
    expect(placeOf(visit)).toBe(place);
    expect(claimsOf(visit)).toEqual(claims);
  });

  it('[B5] before it comes it is expected, on its legs on the way, after the end closed', () => {
    const night = new Night();
    declare(night, visitA, twoStops);
    expect(placeOf(night.visit(visitA))).toBe('expected');
    goTo(night, 's2.leg');
    report(night, 's2.leg');
    expect(placeOf(night.visit(visitA))).toBe('onTheWayIn');
    expect(claimsOf(night.visit(visitA))).toContain('point:second-canteen');
    goTo(night, 'leg-out');
    report(night, 'leg-out');
    expect(placeOf(night.visit(visitA))).toBe('onTheWayOut');
    expect(claimsOf(night.visit(visitA))).toEqual([...plates, driven]);
    goTo(night, null);
    expect(placeOf(night.visit(visitA))).toBe('closed');
    expect(claimsOf(night.visit(visitA))).toEqual([]);
  });

  it('[G1] a trailer that carries the tractor’s plate takes it once', () => {
    const night = nightAt('arrive', { trailerPlate: '渝A12345' });
    report(night, 'arrive', { as: arrivalOf({ trailerPlate: '渝A12345', handReason: '号牌污损' }) });
    expect(claimsOf(night.visit(visitA))).toEqual(['plate:渝A12345']);
  });
});

describe('claims', () => {
  it('[G1] [G2] a plate is held once, a point as often as it has room, an unknown one never', () => {
    const site = siteAt();
    expect(claimLimit('plate:渝A12345', site)).toBe(1);
    expect(claimLimit('point:first-canteen', site)).toBe(2);
    expect(claimLimit('point:nowhere', site)).toBe(0);
  });

  it('[G1] [G2] before a command that may take one is decided, its holders are looked up', () => {
    const visit = nightAt('admit', twoStops).visit(visitA);
    const envelope = { commandId: 'c', observedAt: 0, visitId: visitA };
    const reported = { type: 'reportStep', ...envelope, stationId: 'main-gate', stepId: 'x' } as const;
    const everything = [...plates, 'point:first-canteen', 'point:second-canteen'];
    expect(claimsInQuestion(visit, { ...reported, report: { kind: 'admit' } })).toEqual([...everything, driven]);
    expect(claimsInQuestion(visit, { ...reported, report: { kind: 'leg', act: 'depart' } })).toEqual(everything);
    const verified = { ...reported, report: verificationOf(driver) };
    expect(claimsInQuestion(visit, verified)).toEqual([driven]);
    const seen = { kind: 'arrive', plate: '渝A12345', trailerPlate: '渝B9', handReason: null } as const;
    expect(claimsInQuestion(visit, { ...reported, report: seen })).toEqual([...plates, 'plate:渝B9']);
    expect(claimsInQuestion(visit, { ...reported, report: { kind: 'seal', number: 'S-1' } })).toEqual([]);
    expect(claimsInQuestion(null, { ...reported, report: { kind: 'admit' } })).toEqual([]);
    const corrected = { type: 'correctReport', ...envelope, stepId: 'arrive', entry: 3, reason: '看错' } as const;
    expect(claimsInQuestion(visit, { ...corrected, report: seen })).toEqual([...plates, 'plate:渝B9']);
    const stops = ['north-shop'];
    const change = { type: 'changeStops', ...envelope, stops, reason: '改道' } as const;
    expect(claimsInQuestion(visit, change)).toEqual(['point:north-shop']);
    const { declaration } = visit;
    const arrival = {
      type: 'arriveUnannounced',
      ...envelope,
      gateId: 'main-gate',
      declaration,
      handReason: null,
    } as const;
    expect(claimsInQuestion(null, arrival)).toEqual(plates);
    expect(claimsInQuestion(visit, { type: 'askHelp', ...envelope, need: 'water' })).toEqual([]);
  });
});

describe('whom a visit concerns', () => {
  it('[A3] its stops before it comes, its gate too from its arrival to its end', () => {
    const night = new Night();
    declare(night, visitA, twoStops);
    expect(stationsOf(night.visit(visitA))).toEqual(['first-canteen', 'second-canteen']);
    goTo(night, 's1.dock');
    expect(stationsOf(night.visit(visitA))).toEqual(['main-gate', 'first-canteen', 'second-canteen']);
    goTo(night, null);
    expect(stationsOf(night.visit(visitA))).toEqual(['main-gate', 'first-canteen', 'second-canteen']);
  });

  it('[A3] a visit that was cancelled concerns its stops alone', () => {
    const night = new Night();
    declare(night);
    night.ask({ ...supervisorA, role: 'admin' }, { type: 'cancelDeclaration', visitId: visitA, reason: '取消' });
    expect(stationsOf(night.visit(visitA))).toEqual(['first-canteen']);
  });
});

describe('the steps of a visit', () => {
  it('[R1] know their station and how far they have come', () => {
    const night = nightAt('s1.dock', twoStops);
    const steps = stepsOf(night.visit(visitA)).map(({ id, stationId, status }) => [id, stationId, status]);
    expect(steps.slice(4, 8)).toEqual([
      ['admit', null, 'done'],
      ['s1.leg', 'first-canteen', 'done'],
      ['s1.dock', 'first-canteen', 'pending'],
      ['s1.disinfect-goods', 'first-canteen', 'pending'],
    ]);
  });
});
