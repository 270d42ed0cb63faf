import { describe, expect, it } from 'vitest';
import { alertOf, at, supervisor } from '../watch/testing/pictures.ts';
import { lengthOf, patterns, vibrationOf } from './patterns.ts';
import { planSound, type Ring, ringsOf, type Sounded } from './planner.ts';

const medium = (key: string): Ring => ({ key, pattern: 'medium' });
const high = (key: string): Ring => ({ key, pattern: 'high' });
const sounded = (pattern: Sounded['pattern'], ...keys: string[]): Sounded => ({
  pattern,
  at: 1000,
  keys: new Set(keys),
});

describe('which pattern, when', () => {
  it('[U203] three pulses every 30 s for a warning, five twice every 10 s for what is worse', () => {
    expect([patterns.medium.pulses.length, patterns.medium.everyMs]).toEqual([3, 30_000]);
    expect([patterns.high.pulses.length, patterns.high.everyMs]).toEqual([10, 10_000]);
    expect(vibrationOf('medium')).toEqual([200, 200, 200, 200, 200]);
    expect(vibrationOf('high').reduce((sum, ms) => sum + ms, 0)).toBe(lengthOf('high'));
  });

  it('[U203] nothing when nothing rings, at once when it begins, then after its pause', () => {
    expect(planSound([], null, 5000)).toBeNull();
    expect(planSound([medium('a')], null, 5000)).toEqual({ pattern: 'medium', at: 5000 });
    expect(planSound([medium('a')], sounded('medium', 'a'), 5000)).toEqual({ pattern: 'medium', at: 31_000 });
    expect(planSound([high('a')], sounded('high', 'a'), 5000)).toEqual({ pattern: 'high', at: 11_000 });
  });

  it('[U203] one that was not heard yet waits for the end of the tones, and no longer', () => {
    expect(planSound([medium('a'), medium('b')], sounded('medium', 'a'), 1100)).toEqual({
      pattern: 'medium',
      at: 1000 + lengthOf('medium'),
    });
    expect(planSound([medium('a'), medium('b')], sounded('medium', 'a'), 9000)?.at).toBe(9000);
  });

  it('[U203] what is worse cuts in, and covers the rest', () => {
    expect(planSound([medium('a'), high('b')], sounded('medium', 'a'), 1100)).toEqual({ pattern: 'high', at: 1100 });
    expect(planSound([medium('a'), high('b')], sounded('high', 'a', 'b'), 5000)).toEqual({
      pattern: 'high',
      at: 11_000,
    });
  });

  it('[U203] when the worst is in hand, the others go on at their own pace', () => {
    expect(planSound([medium('a')], sounded('high', 'a', 'b'), 5000)).toEqual({ pattern: 'medium', at: 31_000 });
  });

  it('[U201] what rings again is another ringing; the office hears what came to it', () => {
    const alert = alertOf('a', { severity: 'warning' });
    expect(ringsOf([alert, alertOf('b', { severity: 'info' })], 'supervisor')).toEqual([
      { key: 'a:1', pattern: 'medium' },
    ]);
    expect(ringsOf([{ ...alert, rung: { at: at(5), version: 4 } }], 'supervisor')[0]?.key).toBe('a:4');
    expect(ringsOf([alert], 'admin')).toEqual([]);
    expect(ringsOf([{ ...alert, severity: 'critical', rungFor: ['admin'] }], 'admin')).toEqual([
      { key: 'a:1', pattern: 'high' },
    ]);
    const acknowledged = { at: at(1), version: 2, by: supervisor, comment: null };
    expect(ringsOf([{ ...alert, acknowledged }], 'supervisor')).toEqual([]);
  });
});
