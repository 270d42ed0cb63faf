import { describe, expect, it } from 'vitest';
import { dayName } from '../local-time.ts';
import { dayNamed, lastNight, nightAt } from './night-day.ts';

const zone = 'Asia/Shanghai';
const at = (text: string) => Date.parse(`${text}+08:00`);

describe('[RV5] a night is called by the day on which it begins', () => {
  it.each([
    ['2026-11-23T11:59', '2026-11-22', '2026-11-21'],
    ['2026-11-23T12:00', '2026-11-23', '2026-11-22'],
    ['2026-11-24T03:00', '2026-11-23', '2026-11-22'],
    ['2027-01-01T03:00', '2026-12-31', '2026-12-30'],
  ])('[RV5] at %s it is the night of %s, and that of %s is over', (moment, night, last) => {
    expect(dayName(nightAt(at(moment), zone))).toBe(night);
    expect(dayName(lastNight(at(moment), zone))).toBe(last);
  });

  it.each(['2026-02-30', '2026-1-2', 'tonight', '', '2026-11-23T00:00'])('[RV5] %j is no day', (text) => {
    expect(dayNamed(text)).toBeNull();
    expect(dayNamed('2026-11-23')).toEqual({ year: 2026, month: 11, day: 23 });
  });
});
