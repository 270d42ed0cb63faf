import { describe, expect, it } from 'vitest';
import { openingHours } from './settings.ts';
import { isOpenAt, isPointOpen, opensAt } from './hours.ts';

const point = (hours: Parameters<typeof isOpenAt>[0] | null, open = true) => ({ open, hours: hours && [...hours] });
const shanghai = 'Asia/Shanghai';
/* 2026-11-22 is a Sunday; at the site it is eight hours later than UTC. */
const at = (day: number, clock: string) => Date.parse(`2026-11-${22 + day}T${clock}+08:00`);

describe('opening hours', () => {
  const evening = [{ day: 1, from: '20:00', to: '23:30' }];

  it.each([
    ['19:59:59.999', false],
    ['20:00:00.000', true],
    ['23:29:59.999', true],
    ['23:30:00.000', false],
  ])('[Z4] Monday from 20:00 to 23:30, at %s: %s', (clock, open) => {
    expect(isOpenAt(evening, shanghai, at(1, clock))).toBe(open);
  });

  it('[Z4] another day is another window', () => {
    expect(isOpenAt(evening, shanghai, at(2, '21:00'))).toBe(false);
    expect(isOpenAt(evening, shanghai, at(0, '21:00'))).toBe(false);
  });

  const night = [{ day: 1, from: '22:00', to: '06:00' }];

  it.each([
    [1, '21:59:59.999', false],
    [1, '22:00', true],
    [2, '00:00', true],
    [2, '05:59:59.999', true],
    [2, '06:00', false],
    [1, '05:00', false],
  ])('[Z4] a window from 22:00 runs past midnight: day %d, %s: %s', (day, clock, open) => {
    expect(isOpenAt(night, shanghai, at(day, clock))).toBe(open);
  });

  it.each([
    [6, '23:00', true],
    [0, '02:59:59.999', true],
    [0, '03:00', false],
    [6, '02:00', false],
  ])('[Z4] from Saturday night into Sunday morning: day %d, %s: %s', (day, clock, open) => {
    expect(isOpenAt([{ day: 6, from: '22:00', to: '03:00' }], shanghai, at(day, clock))).toBe(open);
  });

  it.each([
    [3, '00:00', true],
    [3, '23:59:59.999', true],
    [4, '00:00', false],
    [2, '23:59:59.999', false],
  ])('[Z4] a window that ends when it begins is a whole day: day %d, %s: %s', (day, clock, open) => {
    expect(isOpenAt([{ day: 3, from: '00:00', to: '00:00' }], shanghai, at(day, clock))).toBe(open);
  });

  it('[Z4] from 08:00 to 08:00 is a day from eight to eight', () => {
    const shift = [{ day: 3, from: '08:00', to: '08:00' }];
    expect(isOpenAt(shift, shanghai, at(3, '07:59:59.999'))).toBe(false);
    expect(isOpenAt(shift, shanghai, at(4, '07:59:59.999'))).toBe(true);
    expect(isOpenAt(shift, shanghai, at(4, '08:00'))).toBe(false);
  });

  it('[Z4] without a window the gate is shut; of several, one is enough', () => {
    expect(isOpenAt([], shanghai, at(1, '21:00'))).toBe(false);
    expect(isOpenAt([...evening, ...night], shanghai, at(1, '23:45'))).toBe(true);
  });

  it('[Z4] the hours are the site’s, wherever the server stands', () => {
    const noon = Date.UTC(2026, 10, 23, 12); // 20:00 in Shanghai, 12:00 in London
    expect(isOpenAt(evening, shanghai, noon)).toBe(true);
    expect(isOpenAt(evening, 'Europe/London', noon)).toBe(false);
  });

  it('[Z4] in the night that clocks go forward, the wall’s clock counts', () => {
    const sunday = [{ day: 0, from: '01:00', to: '03:30' }];
    const before = Date.UTC(2026, 2, 29, 0, 59); // 01:59 in Berlin; a minute later it is 03:00
    expect(isOpenAt(sunday, 'Europe/Berlin', before)).toBe(true);
    expect(isOpenAt(sunday, 'Europe/Berlin', before + 60_000)).toBe(true);
    expect(isOpenAt(sunday, 'Europe/Berlin', before + 31 * 60_000)).toBe(false);
  });

  it.each(['24:00', '7:00', '07:60', '', '0700'])('[Z4] %j is no time of day', (from) => {
    expect(openingHours.safeParse([{ day: 1, from, to: '08:00' }]).success).toBe(false);
  });
});

describe('a point’s own hours', () => {
  const night = [{ day: 1, from: '22:00', to: '06:00' }];

  it('[Z12] it is open whenever the office has not shut it, or within its windows', () => {
    expect(isPointOpen(point(null), shanghai, at(3, '12:00'))).toBe(true);
    expect(isPointOpen(point(null, false), shanghai, at(3, '12:00'))).toBe(false);
    expect(isPointOpen(point(night), shanghai, at(1, '22:00'))).toBe(true);
    expect(isPointOpen(point(night), shanghai, at(1, '21:59'))).toBe(false);
    expect(isPointOpen(point(night, false), shanghai, at(1, '22:00'))).toBe(false);
    expect(isPointOpen(point([]), shanghai, at(1, '22:00'))).toBe(false);
  });

  it.each([
    [at(1, '21:59:59.999'), at(1, '22:00')],
    [at(2, '06:00'), at(8, '22:00')],
    [at(0, '23:00:12.345'), at(1, '22:00')],
  ])('[Z12] closed at %d it opens at %d', (now, opens) => {
    expect(opensAt(point(night), shanghai, now)).toBe(opens);
    expect(isPointOpen(point(night), shanghai, opens)).toBe(true);
    expect(isPointOpen(point(night), shanghai, opens - 1)).toBe(false);
  });

  it('[Z12] of several windows the next one counts', () => {
    const twice = [
      { day: 3, from: '08:00', to: '09:00' },
      { day: 2, from: '20:00', to: '21:00' },
    ];
    expect(opensAt(point(twice), shanghai, at(2, '12:00'))).toBe(at(2, '20:00'));
    expect(opensAt(point(twice), shanghai, at(2, '21:00'))).toBe(at(3, '08:00'));
  });

  it('[Z12] nobody knows when one opens that is open, shut by the office, or without windows', () => {
    expect(opensAt(point(night), shanghai, at(1, '23:00'))).toBeNull();
    expect(opensAt(point(null), shanghai, at(1, '12:00'))).toBeNull();
    expect(opensAt(point(night, false), shanghai, at(1, '12:00'))).toBeNull();
    expect(opensAt(point([]), shanghai, at(1, '12:00'))).toBeNull();
  });

  it('[Z12] the clocks of the site go forward and back on the way there', () => {
    const berlin = 'Europe/Berlin';
    const monday = [{ day: 1, from: '08:00', to: '09:00' }];
    // Sunday, 29 March 2026, 02:00 is 03:00; Sunday, 25 October 2026, 03:00 is 02:00.
    expect(opensAt(point(monday), berlin, Date.parse('2026-03-28T12:00+01:00'))).toBe(
      Date.parse('2026-03-30T08:00+02:00'),
    );
    expect(opensAt(point(monday), berlin, Date.parse('2026-10-24T12:00+02:00'))).toBe(
      Date.parse('2026-10-26T08:00+01:00'),
    );
  });
});
