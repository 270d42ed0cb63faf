import { describe, expect, it } from 'vitest';
import { clockText, localText } from '@cordon/protocol/local-time.ts';
import { instantOf, minutesOf, nextAt } from './local-clock.ts';

const zone = 'Asia/Shanghai';
const tenAtNight = Date.UTC(2026, 10, 23, 14, 0);

describe('times of day at the site', () => {
  it('[U71] the next 05:00 after 22:00 is tomorrow morning, the next 23:30 is tonight', () => {
    expect(nextAt('05:00', tenAtNight, zone)).toBe(tenAtNight + 7 * 3_600_000);
    expect(nextAt('23:30', tenAtNight, zone)).toBe(tenAtNight + 90 * 60_000);
    expect(nextAt('22:00', tenAtNight, zone)).toBe(tenAtNight + 24 * 3_600_000);
    expect(nextAt('', tenAtNight, zone)).toBeNull();
  });

  it('[U71] a field shows the site’s clock and reads back as the same instant, wherever the browser stands', () => {
    expect(localText(tenAtNight, zone)).toBe('2026-11-23T22:00');
    expect(instantOf('2026-11-23T22:00', zone)).toBe(tenAtNight);
    expect(instantOf('2026-11-23', zone)).toBeNull();
  });

  it('[U71] reads times of day and refuses what is none', () => {
    expect(minutesOf('05:07')).toBe(307);
    expect(minutesOf('530')).toBe(330);
    expect(minutesOf(' ０５：３０ ')).toBe(330);
    expect(minutesOf('24:00')).toBeNull();
    expect(minutesOf('5')).toBeNull();
    expect(clockText(1440 + 307)).toBe('05:07');
  });

  it('[U71] [T12] the next 02:30 is the second of the night that clocks are put back in, and the change of the one before', () => {
    const berlin = 'Europe/Berlin';
    const first = Date.UTC(2026, 9, 25, 0, 30);
    expect(nextAt('02:30', first - 1, berlin)).toBe(first);
    expect(nextAt('02:30', first, berlin)).toBe(first + 3_600_000);
    expect(nextAt('02:30', Date.UTC(2026, 2, 28, 20), berlin)).toBe(Date.UTC(2026, 2, 29, 1));
    expect(nextAt('06:00', Date.UTC(2026, 9, 24, 20), berlin)).toBe(Date.UTC(2026, 9, 25, 5));
  });
});
