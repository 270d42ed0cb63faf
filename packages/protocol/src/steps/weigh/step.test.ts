import { describe, expect, it, vi } from 'vitest';
import { gateOfficer, pointOfficer, supervisorA } from '../../testing/actors.ts';
import { correct } from '../../testing/corrections.ts';
import { goTo, nightAt, report, visitA } from '../../testing/journey.ts';
import { found, heldFor, statusOf } from '../../testing/looking.ts';
import { waive } from '../../testing/overrides.ts';
import { shape } from './shape.ts';

vi.mock('../../plan/shipped.ts', async (original) => {
  const { plansWith } = await import('../../testing/plan.ts');
  return plansWith(
    await original(),
    { before: 'admit', steps: [{ key: 'weigh-in', kind: 'weigh', where: 'gate' }] },
    { before: 'reconcile', steps: [{ key: 'weigh-out', kind: 'weigh', where: 'gate' }] },
  );
});

const kg = (grossKg: number) => ({ kind: 'weigh', grossKg }) as const;
const goods = (quantity: number, unit: string) => ({ goods: [{ name: '大米', quantity, unit }] });

describe('weighing', () => {
  it('[WE1] takes a vehicle through its plan; the first reading is compared with nothing', () => {
    const night = nightAt('admit');
    expect(found(night, 'weigh-in', 'weigh.difference')).toBeUndefined();
    goTo(night, null);
    expect(night.visit(visitA).status).toBe('released');
    expect(found(night, 'weigh-out', 'weigh.difference')).toMatchObject({ outcome: 'pass', seen: { changeKg: -200 } });
  });

  it('[WE1] a reading above what may be on a road is a remark', () => {
    const night = nightAt('weigh-in');
    expect(report(night, 'weigh-in', { as: kg(49_001) })).toMatchObject({ ok: true });
    expect(found(night, 'weigh-in', 'weigh.most')).toMatchObject({ outcome: 'warn', limit: { mostKg: 49_000 } });
    expect(statusOf(night, 'weigh-in')).toBe('done');
  });

  it.each([99, 0, -1, 12_000.5, 200_001, Number.NaN])('[WE1] %d kg is no reading of a scale', (grossKg) => {
    expect(shape.report.safeParse(kg(grossKg)).success).toBe(false);
  });

  it.each([
    [11_800, 'pass'], // 200 kg were announced and unloaded
    [11_900, 'pass'], // a hundredweight apart, as scales and fuel are
    [11_700, 'pass'],
    [11_901, 'fail'],
    [11_699, 'fail'],
    [12_000, 'fail'], // nothing was taken off
  ])('[WE2] after 200 kg were unloaded from 12,000 kg, %d kg: %s', (grossKg, outcome) => {
    const night = nightAt('weigh-out');
    report(night, 'weigh-out', { as: kg(grossKg) });
    expect(found(night, 'weigh-out', 'weigh.difference')).toMatchObject({
      outcome,
      seen: { changeKg: grossKg - 12_000 },
      limit: { fromKg: -300, toKg: -100 },
    });
    expect(heldFor(night)).toEqual(outcome === 'fail' ? ['weigh.difference'] : null);
  });

  it.each([
    ['吨', 4, -4200, -3800], // a twentieth of it
    ['斤', 4000, -2100, -1900],
    ['箱', 40, -12_000, 100], // nobody knows what a crate weighs: it may only not get heavier
  ])('[WE2] goods announced in %s: %d of them', (unit, quantity, fromKg, toKg) => {
    const night = nightAt('weigh-out', goods(quantity, unit));
    report(night, 'weigh-out', { as: kg(12_000) });
    expect(found(night, 'weigh-out', 'weigh.difference')).toMatchObject({ limit: { fromKg, toKg } });
  });

  it('[WE2] what stays on board may be any part of the goods', () => {
    const night = nightAt('s1.unload');
    report(night, 's1.unload', { as: { kind: 'unload', contactless: true, cargoAfter: 'goods', note: null } });
    goTo(night, 'weigh-out');
    report(night, 'weigh-out', { as: kg(11_950) });
    expect(found(night, 'weigh-out', 'weigh.difference')).toMatchObject({
      outcome: 'pass',
      limit: { fromKg: -300, toKg: 100 },
    });
  });

  it('[WE2] refuse makes a vehicle heavier, and nothing of it may stay behind', () => {
    const night = nightAt('weigh-out', { purpose: 'refuse', stops: ['refuse-east'], goods: [] });
    report(night, 'weigh-out', { as: kg(11_000) });
    expect(found(night, 'weigh-out', 'weigh.difference')).toMatchObject({ outcome: 'fail', limit: { fromKg: -100 } });
  });

  it('[WE2] a difference is waived by two people', () => {
    const night = nightAt('weigh-out');
    report(night, 'weigh-out', { as: kg(12_000) });
    waive(night, 'weigh-out', 'weigh.difference');
    expect(heldFor(night)).toBeNull();
    goTo(night, null);
    expect(statusOf(night, 'release')).toBe('done');
  });

  it('[WE2] [X5] the first reading is corrected by a second person once it was compared, and compared again', () => {
    const night = nightAt('weigh-out');
    report(night, 'weigh-out', { as: kg(11_800) });
    expect(correct(night, 'weigh-in', kg(12_500), { by: gateOfficer })).toMatchObject({ code: 'report-judged' });
    expect(correct(night, 'weigh-in', kg(12_500), { by: supervisorA })).toMatchObject({ ok: true });
    expect(found(night, 'weigh-out', 'weigh.difference')).toMatchObject({ outcome: 'fail', seen: { changeKg: -700 } });
    expect(heldFor(night)).toEqual(['weigh.difference']);
  });

  it('[WE2] [X5] so is what was unloaded, by a second person once the weight was judged on it', () => {
    const rest = { kind: 'unload', contactless: true, cargoAfter: 'goods', note: null } as const;
    const before = nightAt('weigh-out');
    expect(correct(before, 's1.unload', rest, { by: pointOfficer('first-canteen') })).toMatchObject({ ok: true });
    const after = nightAt('weigh-out');
    report(after, 'weigh-out', { as: kg(12_000) });
    expect(heldFor(after)).toEqual(['weigh.difference']);
    expect(correct(after, 's1.unload', rest, { by: pointOfficer('first-canteen') })).toMatchObject({
      code: 'report-judged',
    });
    expect(correct(after, 's1.unload', rest, { by: supervisorA })).toMatchObject({ ok: true });
  });
});
