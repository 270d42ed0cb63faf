import { describe, expect, it } from 'vitest';
import { routeOf } from './route.ts';
import { currentPlan, planOf, refusePlan, shippedPlans, supplyPlan } from './shipped.ts';

const idsOf = (plan: typeof supplyPlan, stops: number) => routeOf(plan, stops).map(({ id }) => id);

describe('the plans', () => {
  it('[R1] supply: disinfected, verified, sealed, admitted; at each stop docked, goods disinfected, unloaded; compared, released', () => {
    expect(idsOf(supplyPlan, 2)).toEqual([
      'arrive',
      'disinfect-vehicle',
      'verify-crew',
      'seal',
      'admit',
      's1.leg',
      's1.dock',
      's1.disinfect-goods',
      's1.unload',
      's2.leg',
      's2.dock',
      's2.disinfect-goods',
      's2.unload',
      'leg-out',
      'reconcile',
      'release',
    ]);
  });

  it('[R1] refuse: no seal; at each stop docked, loaded, the place disinfected', () => {
    expect(idsOf(refusePlan, 1)).toEqual([
      'arrive',
      'disinfect-vehicle',
      'verify-crew',
      'admit',
      's1.leg',
      's1.dock',
      's1.load',
      's1.disinfect-place',
      'leg-out',
      'reconcile',
      'release',
    ]);
  });

  it.each([1, 2, 3, 4, 5])('[R1] %d stops: each its own steps, every step named once', (count) => {
    for (const plan of shippedPlans) {
      const route = routeOf(plan, count);
      expect(new Set(route.map(({ id }) => id)).size).toBe(route.length);
      expect(route).toHaveLength(plan.entry.length + count * plan.perStop.length + plan.exit.length);
      expect(new Set(route.map(({ stop }) => stop))).toEqual(
        new Set([null, ...Array.from({ length: count }, (_, i) => i)]),
      );
      expect(route.filter(({ kind }) => kind === 'leg')).toHaveLength(count + 1);
    }
  });

  it('[R1] nothing is admitted before vehicle and crew are looked at, and nothing leaves before it is compared', () => {
    for (const plan of shippedPlans) {
      const kinds = routeOf(plan, 1).map(({ kind }) => kind);
      for (const first of ['arrive', 'disinfect', 'verify-crew'] as const) {
        expect(kinds.indexOf(first)).toBeLessThan(kinds.indexOf('admit'));
      }
      expect(kinds.indexOf('admit')).toBeLessThan(kinds.indexOf('leg'));
      expect(kinds.slice(-2)).toEqual(['reconcile', 'release']);
    }
  });

  it('[R3] only verification and seal overlap a disinfection', () => {
    for (const plan of shippedPlans) {
      const overlapping = routeOf(plan, 5).filter(({ overlaps }) => overlaps);
      expect(overlapping.map(({ kind }) => kind).filter((kind) => kind !== 'verify-crew' && kind !== 'seal')).toEqual(
        [],
      );
    }
  });

  it('[V4] a plan disinfects vehicles, goods and places', () => {
    for (const plan of shippedPlans) {
      const targets = routeOf(plan, 1)
        .filter(({ kind }) => kind === 'disinfect')
        .map(({ target }) => target);
      expect(targets).not.toContain(null);
    }
    expect(routeOf(supplyPlan, 1).flatMap(({ target }) => target ?? [])).toEqual(['vehicle', 'goods']);
    expect(routeOf(refusePlan, 1).flatMap(({ target }) => target ?? [])).toEqual(['vehicle', 'place']);
  });

  it('[R6] a visit keeps the version that it began on: every version stays known', () => {
    for (const plan of shippedPlans) expect(planOf(plan.id, plan.version)).toBe(plan);
    for (const purpose of ['supply', 'refuse'] as const) expect(shippedPlans).toContain(currentPlan(purpose));
    expect(() => planOf('supply', 99)).toThrow(RangeError);
  });
});
