import { describe, expect, it } from 'vitest';
import { supervisorA } from '../../testing/actors.ts';
import { crewOf, driver, passenger } from '../../testing/declarations.ts';
import { findingsOf, found, heldFor, ringing, statusOf } from '../../testing/looking.ts';
import { goTo, nightAt, report, visitA } from '../../testing/journey.ts';
import type { Night } from '../../testing/night.ts';
import { askOverride, waive } from '../../testing/overrides.ts';
import { readingOf } from '../../testing/reports.ts';
import { manifestOf } from '../../visit/manifest.ts';
import type { ReportOf } from '../kinds.ts';
import { sealNumber } from '../seal/shape.ts';

type Reading = Partial<ReportOf<'reconcile'>>;
const trailer = { trailerPlate: '渝B1234挂' };

function read(night: Night, change: Reading): Night {
  report(night, 'reconcile', { as: readingOf(night.visit(visitA), change) });
  return night;
}

const resume = (night: Night) => night.ask(supervisorA, { type: 'resumeVisit', visitId: visitA, note: '重新比对' });

describe('what is expected at the exit', () => {
  it('[X1] the plates and people that came in, the seal that was set, what the last stop left on board', () => {
    const night = nightAt('reconcile', { ...trailer, crew: crewOf(2), stops: ['first-canteen', 'north-shop'] });
    expect(manifestOf(night.visit(visitA))).toEqual({
      plate: '渝A12345',
      trailerPlate: '渝B1234挂',
      people: [
        { personId: driver.personId, maskedName: driver.maskedName },
        { personId: passenger.personId, maskedName: passenger.maskedName },
      ],
      seal: 'S-4711',
      cargo: 'empty',
      containers: 0,
    });
  });

  it('[X1] of a refuse vehicle: no seal, and the containers of all stops together', () => {
    const night = nightAt('reconcile', { purpose: 'refuse', stops: ['refuse-east', 'refuse-west'] });
    expect(manifestOf(night.visit(visitA))).toMatchObject({ seal: null, cargo: 'refuse', containers: 8 });
  });

  it('[X1] a refuse vehicle that found nothing leaves empty', () => {
    const night = nightAt('s1.load', { purpose: 'refuse' });
    report(night, 's1.load', { as: { kind: 'load', contactless: true, covered: true, containers: 0 } });
    goTo(night, 'reconcile');
    expect(manifestOf(night.visit(visitA))).toMatchObject({ cargo: 'empty', containers: 0 });
  });

  it('[X1] goods that the last stop left on board are expected at the exit', () => {
    const night = nightAt('s1.unload');
    report(night, 's1.unload', { as: { kind: 'unload', contactless: true, cargoAfter: 'goods', note: null } });
    goTo(night, 'reconcile');
    read(night, { cargo: 'empty' });
    expect(heldFor(night)).toEqual(['reconcile.cargo']);
  });

  it('[X1] before anything was unloaded, a supply vehicle is full', () => {
    expect(manifestOf(nightAt('s1.dock').visit(visitA)).cargo).toBe('goods');
  });
});

describe('the reading at the exit', () => {
  it('[X2] that agrees in every field lets the vehicle go', () => {
    const night = nightAt('release', { ...trailer, crew: crewOf(2) });
    expect(findingsOf(night, 'reconcile').map(({ rule, outcome }) => [rule, outcome])).toEqual([
      ['reconcile.plate', 'pass'],
      ['reconcile.trailer', 'pass'],
      ['reconcile.crew', 'pass'],
      ['reconcile.seal', 'pass'],
      ['reconcile.cargo', 'pass'],
    ]);
  });

  it.each([
    ['another plate', { plate: '渝A54321' }, 'reconcile.plate', { plate: '渝A54321' }, { plate: '渝A12345' }],
    ['no trailer', { trailerPlate: null }, 'reconcile.trailer', { trailer: null }, { trailer: '渝B1234挂' }],
    ['another trailer', { trailerPlate: '渝B9' }, 'reconcile.trailer', { trailer: '渝B9' }, { trailer: '渝B1234挂' }],
    ['another seal', { seal: 'S-100' }, 'reconcile.seal', { seal: 'S-100' }, { seal: 'S-4711' }],
    ['no seal', { seal: null }, 'reconcile.seal', { seal: null }, { seal: 'S-4711' }],
    [
      'goods on board',
      { cargo: 'goods' },
      'reconcile.cargo',
      { cargo: 'goods', containers: 0 },
      { cargo: 'empty', containers: 0 },
    ],
    [
      'a container',
      { containers: 1 },
      'reconcile.cargo',
      { cargo: 'empty', containers: 1 },
      { cargo: 'empty', containers: 0 },
    ],
  ] as const)('[X2] with %s is held, and both sides are kept', (_what, change, rule, seen, expected) => {
    const night = read(nightAt('reconcile', trailer), change);
    expect(heldFor(night)).toEqual([rule]);
    expect(statusOf(night, 'reconcile')).toBe('failed');
    expect(found(night, 'reconcile', rule)).toMatchObject({ seen, limit: expected });
  });

  it('[X2] every field that differs is named', () => {
    const night = read(nightAt('reconcile'), { plate: '渝A54321', seal: null, people: [] });
    expect(heldFor(night)).toEqual(['reconcile.plate', 'reconcile.crew', 'reconcile.seal']);
    expect(ringing(night)).toEqual(['reconcile.crew', 'reconcile.plate', 'reconcile.seal']);
  });

  it.each(['Ｓ—4711', 's4711', 'S 47-11', 'Ѕ-4711'])(
    '[ID5] a seal read as %j is the one that was set as S-4711',
    (seal) => {
      const night = read(nightAt('reconcile', trailer), { seal: sealNumber.parse(seal) });
      expect(statusOf(night, 'reconcile')).toBe('done');
      expect(found(night, 'reconcile', 'reconcile.seal')?.limit).toEqual({ seal: 'S-4711' });
    },
  );

  it('[ID5] another seal is another one, and both are shown as they are written', () => {
    const night = read(nightAt('reconcile', trailer), { seal: sealNumber.parse('S—4712') });
    expect(heldFor(night)).toEqual(['reconcile.seal']);
    expect(found(night, 'reconcile', 'reconcile.seal')).toMatchObject({
      seen: { seal: 'S-4712' },
      limit: { seal: 'S-4711' },
    });
  });

  it('[ID5] the plates may be read in another spelling than an older record has', () => {
    const night = read(nightAt('reconcile', trailer), { plate: '渝A-12345', trailerPlate: '渝В1234掛' });
    expect(statusOf(night, 'reconcile')).toBe('done');
  });

  it('[X4] is read again after the hold: the first reading stays in the story', () => {
    const night = read(nightAt('reconcile'), { seal: 'S-100' });
    resume(night);
    read(night, {});
    expect(statusOf(night, 'reconcile')).toBe('done');
    const readings = night.story(visitA).filter((e) => e.type === 'stepReported' && e.stepId === 'reconcile');
    expect(readings).toMatchObject([{ attempt: 1 }, { attempt: 2 }]);
    goTo(night, null);
    expect(night.visit(visitA).status).toBe('released');
  });

  it('[X4] a difference can be waived by two people, where it may be', () => {
    const night = read(nightAt('reconcile'), { seal: 'S-100' });
    waive(night, 'reconcile', 'reconcile.seal');
    goTo(night, null);
    expect(night.visit(visitA).status).toBe('released');
  });
});

describe('people at the exit', () => {
  it.each([
    ['one missing', [driver.personId], { people: 1, missing: ['曹*'], added: 0 }],
    ['one more', [driver.personId, passenger.personId, 'stranger-1'], { people: 3, missing: [], added: 1 }],
    ['another one', [driver.personId, 'stranger-1'], { people: 2, missing: ['曹*'], added: 1 }],
    ['one twice', [driver.personId, driver.personId, passenger.personId], { people: 3, missing: [], added: 1 }],
    ['nobody', [], { people: 0, missing: ['秦*海', '曹*'], added: 0 }],
  ] as const)('[X3] %s: critical, and nobody can waive it', (_what, people, seen) => {
    const night = read(nightAt('reconcile', { crew: crewOf(2) }), { people: [...people] });
    expect(found(night, 'reconcile', 'reconcile.crew')).toMatchObject({ outcome: 'fail', seen, limit: { people: 2 } });
    expect(night.standing()).toMatchObject([{ rule: 'reconcile.crew', severity: 'critical' }]);
    expect(askOverride(night, 'reconcile', 'reconcile.crew')).toMatchObject({ code: 'not-waivable' });
  });

  it('[X3] the order in which they are read says nothing', () => {
    const night = read(nightAt('reconcile', { crew: crewOf(2) }), { people: [passenger.personId, driver.personId] });
    expect(statusOf(night, 'reconcile')).toBe('done');
  });
});
