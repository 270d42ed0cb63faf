import { describe, expect, it } from 'vitest';
import { supervisorA } from '../../testing/actors.ts';
import { arrivalOf } from '../../testing/arrivals.ts';
import { found, heldFor, ringing, statusOf } from '../../testing/looking.ts';
import { declare, nightAt, report, visitA } from '../../testing/journey.ts';
import { Night } from '../../testing/night.ts';
import { siteAt } from '../../testing/site.ts';
import { hourMs } from '../../time.ts';

const refusedWith = (code: string) => expect.objectContaining({ ok: false, code });
const accepted = expect.objectContaining({ ok: true });
const arrival = arrivalOf();

describe('arriving', () => {
  it('[V1] is always allowed: shut, locked down and with nobody indoors, the vehicle still queues and is checked', () => {
    const night = new Night({ ...siteAt(), hours: [], clear: null });
    night.ask(supervisorA, { type: 'setLockdown', reason: '演练' });
    declare(night);
    expect(report(night, 'arrive')).toEqual(accepted);
    expect(report(night, 'disinfect-vehicle')).toEqual(accepted);
    expect(report(night, 'verify-crew')).toEqual(accepted);
    expect(night.visit(visitA).status).toBe('atGate');
  });

  it('[V1] as announced passes every rule', () => {
    const night = nightAt('disinfect-vehicle');
    for (const rule of ['plate', 'trailer', 'plate-form', 'declared', 'lead-time'] as const) {
      expect(found(night, 'arrive', `arrive.${rule}`)?.outcome).toBe('pass');
    }
  });

  it('[V1] another plate than the one announced holds the vehicle at the gate', () => {
    const night = new Night();
    declare(night);
    report(night, 'arrive', { as: { ...arrival, plate: '渝A54321' } });
    expect(heldFor(night)).toEqual(['arrive.plate']);
    expect(found(night, 'arrive', 'arrive.plate')).toMatchObject({
      seen: { plate: '渝A54321' },
      limit: { plate: '渝A12345' },
    });
    expect(ringing(night)).toEqual(['arrive.plate']);
  });

  it.each([
    [null, '渝B1234挂'],
    ['渝B1234挂', null],
    ['渝B1234挂', '渝B4321挂'],
  ])('[V1] a trailer %s where %s was announced holds it too', (seen, announced) => {
    const night = new Night();
    declare(night, visitA, { trailerPlate: announced });
    report(night, 'arrive', { as: { ...arrival, trailerPlate: seen } });
    expect(heldFor(night)).toEqual(['arrive.trailer']);
  });

  it('[V1] looked at again after the hold, the right plate lets it go on', () => {
    const night = new Night();
    declare(night);
    report(night, 'arrive', { as: { ...arrival, plate: '渝A54321' } });
    night.ask(supervisorA, { type: 'resumeVisit', visitId: visitA, note: '看错' });
    expect(report(night, 'arrive')).toEqual(accepted);
    expect(statusOf(night, 'arrive')).toBe('done');
    expect(night.visit(visitA).steps['arrive']?.attempt).toBe(2);
  });

  it('[V1] plates are compared as they are stored, however they were typed', () => {
    const night = new Night();
    declare(night);
    report(night, 'arrive', { as: { ...arrival, plate: ' 渝a·１2345' } });
    expect(found(night, 'arrive', 'arrive.plate')?.outcome).toBe('pass');
  });

  it('[V2] a plate without a known form wants a reason; with it, it is a remark and no fail', () => {
    const night = new Night();
    declare(night, visitA, { plate: '军V12345' });
    expect(report(night, 'arrive')).toEqual(refusedWith('plate-invalid'));
    expect(report(night, 'arrive', { as: { ...arrival, plate: '军V12345', handReason: '军车' } })).toEqual(accepted);
    expect(found(night, 'arrive', 'arrive.plate-form')?.outcome).toBe('warn');
    expect(night.underWay(visitA).held).toBeNull();
  });

  it.each([
    ['a trailer’s plate of no known form', { trailerPlate: '挂1234' }, 'province'],
    ['a vehicle’s own plate on the trailer', { trailerPlate: '渝B12345' }, 'kind'],
    ['a trailer’s plate on the vehicle itself', { plate: '渝B1234挂' }, 'kind'],
  ] as const)('[V2] %s wants a reason too; with it, it is a remark', (_what, plates, fault) => {
    const night = new Night();
    declare(night, visitA, plates);
    const seen = { ...arrival, ...plates };
    expect(report(night, 'arrive', { as: seen })).toMatchObject({ code: 'plate-invalid', params: { fault } });
    expect(report(night, 'arrive', { as: { ...seen, handReason: '号牌污损' } })).toEqual(accepted);
    expect(found(night, 'arrive', 'arrive.plate-form')).toMatchObject({
      outcome: 'warn',
      seen: { plate: seen.plate, trailer: seen.trailerPlate, reason: '号牌污损' },
    });
    expect(night.underWay(visitA).held).toBeNull();
  });

  it('[V2] a trailer’s plate of known form wants no reason', () => {
    const night = new Night();
    declare(night, visitA, { trailerPlate: '渝B1234挂' });
    expect(report(night, 'arrive')).toEqual(accepted);
    expect(found(night, 'arrive', 'arrive.plate-form')?.outcome).toBe('pass');
  });

  it.each([
    [24 * hourMs, 'pass'],
    [24 * hourMs - 360_001, 'warn'],
    [0, 'warn'],
  ] as const)('[V1] announced %d ms ahead: %s', (aheadMs, outcome) => {
    const night = new Night();
    declare(night, visitA, { declaredAt: night.now - aheadMs });
    report(night, 'arrive');
    expect(found(night, 'arrive', 'arrive.lead-time')?.outcome).toBe(outcome);
    expect(night.underWay(visitA).held).toBeNull();
  });

  it('[V1] the figures of that moment are those that hold for the visit', () => {
    const night = nightAt('disinfect-vehicle');
    expect(night.underWay(visitA)).toMatchObject({
      gateId: 'main-gate',
      arrivedAt: night.now,
      limits: night.site.state.limits,
    });
  });
});
