import { describe, expect, it } from 'vitest';
import { completePolicy, offlineByDefault, offlineRuleFor } from '../offline/policy.ts';
import { demoSite } from '../site/demo.ts';
import { tenAtNight } from '../testing/site.ts';
import { nightAt, visitA } from '../testing/journey.ts';
import { dueOfVisit } from '../visit/due.ts';
import { slowKinds, stepKinds, stepShapes } from './kinds.ts';
import { slowByDefault, slowMinutesOf } from './slow.ts';

const without = <T extends object>(all: T, kind: string): T =>
  Object.fromEntries(Object.entries(all).filter(([key]) => key !== kind)) as T;

describe('every kind of step', () => {
  it('[ST1] names itself as its folder is named, in its shape and in its reports', () => {
    for (const kind of stepKinds) {
      expect(stepShapes[kind].kind).toBe(kind);
      const foreign = stepKinds.find((other) => other !== kind);
      expect(stepShapes[kind].report.safeParse({ kind: foreign }).success).toBe(false);
    }
  });

  it('[ST1] has rules and acts that no other kind has', () => {
    const rules = stepKinds.flatMap((kind) => Object.keys(stepShapes[kind].findings));
    const acts = stepKinds.flatMap((kind): string[] => [...stepShapes[kind].acts]);
    expect(new Set(rules).size).toBe(rules.length);
    expect(new Set(acts).size).toBe(acts.length);
  });
});

describe('what was saved before there was a kind', () => {
  it.each(stepKinds)('[ST2] the usual rule holds for %s without the network', (kind) => {
    const policy = without(demoSite(tenAtNight).offline, kind);
    expect(offlineRuleFor(kind, policy)).toBe(offlineByDefault[kind]);
    expect(completePolicy(policy)).toEqual(offlineByDefault);
  });

  it.each(slowKinds)('[ST2] the usual time holds for %s', (kind) => {
    const slowMinutes = without(slowByDefault, kind);
    expect(slowMinutesOf(kind, { slowMinutes })).toBe(stepShapes[kind].slowMinutes);
  });

  it('[ST2] a visit whose limits miss a kind has deadlines all the same, each at a time', () => {
    const night = nightAt('seal');
    const visit = night.underWay(visitA);
    const before = {
      ...visit,
      limits: { ...visit.limits, slowMinutes: without(visit.limits.slowMinutes, 'disinfect') },
    };
    expect(dueOfVisit(before, [])).toEqual(dueOfVisit(visit, []));
    expect(dueOfVisit(before, []).map(({ at }) => Number.isFinite(at))).not.toContain(false);
  });
});
