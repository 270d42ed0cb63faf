import { describe, expect, it } from 'vitest';
import { flagsOf, waitsFor } from './card.ts';
import { closedCounts, columnsOf, insideCount } from './columns.ts';
import {
  admitted,
  alertOf,
  at,
  atGate,
  declared,
  gateOfficer,
  hotDriver,
  pictureWith,
  readyForAdmission,
  supervisor,
  visitOf,
} from './testing/pictures.ts';

const inside = (id: string, plate: string, minute: number) =>
  visitOf(id, declared(plate), ...atGate(minute), ...readyForAdmission(minute), admitted(minute));

describe('the columns', () => {
  it('[U64] puts every open visit into the column of its place, and none that is closed', () => {
    const closed = visitOf('c', declared('渝A00003'), ...atGate(0), [5, { type: 'visitRefused', reason: '证件' }]);
    const columns = columnsOf(
      pictureWith([visitOf('e', declared('渝A00001')), visitOf('g', declared('渝A00002'), ...atGate(0)), closed]),
      at(10),
      [],
    );
    expect(columns.expected.map(({ plate }) => plate)).toEqual(['渝A00001']);
    expect(columns.atGate.map(({ plate }) => plate)).toEqual(['渝A00002']);
    expect(insideCount(columns)).toBe(0);
  });

  it('[U64] counts what is beyond the barrier', () => {
    const columns = columnsOf(pictureWith([inside('a', '渝A00001', 0), inside('b', '渝A00002', 5)]), at(10), []);
    expect(columns.onTheWayIn).toHaveLength(2);
    expect(insideCount(columns)).toBe(2);
  });

  it('[U64] lists expected vehicles by their arrival', () => {
    const columns = columnsOf(
      pictureWith([visitOf('a', declared('渝A00001', 40)), visitOf('b', declared('渝A00002', 20))]),
      at(0),
      [],
    );
    expect(columns.expected.map(({ plate }) => plate)).toEqual(['渝A00002', '渝A00001']);
  });

  it('[U64] puts vehicles that never came behind those that may still come', () => {
    const lastNight = visitOf('a', declared('渝A00001', -24 * 60));
    const late = visitOf('b', declared('渝A00002', -30));
    const next = visitOf('c', declared('渝A00003', 20));
    const { expected } = columnsOf(pictureWith([lastNight, next, late]), at(0), []);
    expect(expected.map(({ id }) => id)).toEqual(['b', 'c', 'a']);
  });

  it('[U63] orders by urgency, then by age: a critical alert, a hold, a limit passed, one that is near, the rest', () => {
    const calmOld = visitOf('calm-old', declared('渝A00001'), ...atGate(70));
    const calmNew = visitOf('calm-new', declared('渝A00002'), ...atGate(80));
    const near = visitOf('near', declared('渝A00003'), ...atGate(50));
    const over = visitOf('over', declared('渝A00004'), ...atGate(0));
    const held = visitOf('held', declared('渝A00005'), ...atGate(90), ...hotDriver(95));
    const rings = visitOf('rings', declared('渝A00006'), ...atGate(90));
    const picture = pictureWith(
      [calmNew, calmOld, near, over, held, rings],
      [alertOf('x', { visitId: 'rings', severity: 'critical' })],
    );
    expect(columnsOf(picture, at(100), []).atGate.map(({ id }) => id)).toEqual([
      'rings',
      'held',
      'over',
      'near',
      'calm-old',
      'calm-new',
    ]);
  });

  it('[U63] stops being critical when somebody has taken the alert in hand', () => {
    const rings = visitOf('rings', declared('渝A00006'), ...atGate(0));
    const taken = { at: at(1), version: 2, by: supervisor, comment: null };
    const alert = alertOf('x', { visitId: 'rings', severity: 'critical', acknowledged: taken });
    expect(columnsOf(pictureWith([rings], [alert]), at(2), []).atGate[0]?.urgency).toBe('calm');
  });

  it('[U62] flags what waits for somebody, and a breach to the end', () => {
    const visit = visitOf(
      'v',
      declared('渝A00001'),
      ...atGate(0),
      [1, { type: 'helpAsked', helpId: 'h', need: 'water' }],
      [2, { type: 'deviationReported', deviationId: 'd', kind: 'mask-off', text: null }],
      [3, { type: 'deviationSettled', deviationId: 'd', verdict: 'breach', note: '属实' }, supervisor],
    );
    expect(flagsOf(visit)).toEqual(['help', 'breach']);
    const given = visitOf(
      'v',
      declared('渝A00001'),
      ...atGate(0),
      [1, { type: 'helpAsked', helpId: 'h', need: 'water' }],
      [2, { type: 'helpGiven', helpId: 'h', note: null }],
    );
    expect(flagsOf(given)).toEqual([]);
  });

  it('[U65] counts how the closed ones ended', () => {
    const refused = visitOf('r', declared('渝A00001'), ...atGate(0), [1, { type: 'visitRefused', reason: '证件' }]);
    const cancelled = visitOf('c', declared('渝A00002'), [1, { type: 'declarationCancelled', reason: '改期' }]);
    const open = visitOf('o', declared('渝A00003'));
    expect(closedCounts(pictureWith([refused, cancelled, open]))).toEqual({
      released: 0,
      refused: 1,
      escortedOut: 0,
      cancelled: 1,
      lapsed: 0,
    });
  });

  it('[U68] says what a vehicle that is ready waits for, and nothing before it is ready', () => {
    const ready = visitOf('v', declared('渝A00001', 0), ...atGate(0), ...readyForAdmission(40));
    const early = visitOf('w', declared('渝A00002', 0), ...atGate(0));
    const picture = pictureWith([ready, early]);
    expect(waitsFor(ready, picture, at(50))).toEqual(['admit.campus-clear']);
    expect(waitsFor(early, picture, at(50))).toEqual([]);
    const clear = { by: gateOfficer, at: at(0), until: at(300), statement: '全部归寝' };
    const cleared = { ...picture, site: picture.site && { version: 2, state: { ...picture.site.state, clear } } };
    expect(waitsFor(ready, cleared, at(50))).toEqual([]);
  });
});
