import { minuteMs } from '@cordon/protocol/time.ts';
import { describe, expect, it } from 'vitest';
import { at, site } from '../../../watch/testing/pictures.ts';
import { assigneesOf, silencesOf, silenceUntil } from './alert-acts.ts';

describe('a silence', () => {
  it('[U207] lasts 15 min, 1 h or 4 h, within what the site allows', () => {
    expect(silencesOf(240)).toEqual([15, 60, 240]);
    expect(silencesOf(480)).toEqual([15, 60, 240]);
    expect(silencesOf(60)).toEqual([15, 60]);
    expect(silencesOf(90)).toEqual([15, 60, 90]);
    expect(silencesOf(10)).toEqual([10]);
  });

  it('[U207] the longest one stays within the server’s clock', () => {
    expect(silenceUntil(60, 240, at(0))).toBe(at(60));
    const longest = silenceUntil(240, 240, at(0)) - at(0);
    expect(longest).toBeLessThan(240 * minuteMs);
    expect(longest).toBeGreaterThan(239 * minuteMs);
  });
});

describe('whom an alert is given to', () => {
  it('[U208] oneself first, then supervisors and the office, on duty only', () => {
    const { staff } = site;
    expect(assigneesOf(staff, 'supervisor-2').map(({ personId }) => personId)).toEqual([
      'supervisor-2',
      'supervisor-1',
      'admin-1',
    ]);
    const resting = staff.map((one) => ({ ...one, active: one.personId !== 'supervisor-1' }));
    expect(assigneesOf(resting, 'admin-1').map(({ personId }) => personId)).toEqual(['admin-1', 'supervisor-2']);
  });
});
