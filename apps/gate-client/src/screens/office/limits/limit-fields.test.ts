import { describe, expect, it } from 'vitest';
import { limits as limitsShape } from '@cordon/protocol/site/settings.ts';
import { site } from '../../../watch/testing/pictures.ts';
import { changedLimits, draftOf, isOrdered, limitFields, readLimit, readLimits } from './limit-fields.ts';

const draft = draftOf(site.limits);

describe('the site’s figures', () => {
  it('[U85] every figure of the protocol has its row, with the protocol’s own bounds', () => {
    const { slowMinutes, ...plain } = limitsShape.shape;
    const slow = Object.keys(slowMinutes.shape).map((kind) => `slowMinutes.${kind}`);
    expect(new Set<string>(limitFields.map(({ name }) => name))).toEqual(new Set([...Object.keys(plain), ...slow]));
    for (const { name, min, max } of limitFields) {
      const within = (value: number) => readLimit(name, String(value)) !== null;
      const bounds = [within(min), within(max), within(min - 1), within(max + 1)];
      expect({ name, bounds }).toEqual({ name, bounds: [true, true, false, false] });
    }
  });

  it('[U85] reads what was typed, in full-width digits too, and refuses the rest', () => {
    expect(readLimit('temperatureBelowC', '３７.5')).toBe(37.5);
    expect(readLimit('contactMinutes', '')).toBeNull();
    expect(readLimit('contactMinutes', '半小时')).toBeNull();
    expect(readLimit('crewMax', '1.5')).toBeNull();
  });

  it('[U85] sends nothing while one figure is wrong, or the reminder would come after the last limit', () => {
    expect(readLimits(draft)).toEqual(site.limits);
    expect(readLimits({ ...draft, crewMax: 'x' })).toBeNull();
    expect(readLimits({ ...draft, 'slowMinutes.leg': '0' })).toBeNull();
    expect(readLimits({ ...draft, 'slowMinutes.leg': '25', clearMaxHours: '12' })).toMatchObject({
      clearMaxHours: 12,
      slowMinutes: { ...site.limits.slowMinutes, leg: 25 },
    });
    const late = { ...draft, loopWarnMinutes: '360' };
    expect(isOrdered(late)).toBe(false);
    expect(readLimits(late)).toBeNull();
  });

  it('[U85] knows what was changed', () => {
    expect(changedLimits(draft, site.limits)).toEqual([]);
    expect(changedLimits({ ...draft, crewMax: '3' }, site.limits)).toEqual(['crewMax']);
    expect(changedLimits({ ...draft, crewMax: '2.0' }, site.limits)).toEqual([]);
    expect(changedLimits({ ...draft, 'slowMinutes.seal': '16' }, site.limits)).toEqual(['slowMinutes.seal']);
  });
});
