import { hourMs, minuteMs } from '@cordon/protocol/time.ts';
import { describe, expect, it } from 'vitest';
import { momentOf, partsOf } from './test-card.tsx';

const zone = 'Asia/Shanghai';
const halfPastTwo = Date.UTC(2026, 10, 23, 18, 30); // 24 November, 02:30 at the site

describe('when a sample was taken', () => {
  it('[U144] is the time of the wall clock at the site on the day that was tapped', () => {
    expect(momentOf(halfPastTwo, 0, '0115', zone)).toBe(halfPastTwo - 75 * minuteMs);
    expect(momentOf(halfPastTwo, 1, '2230', zone)).toBe(halfPastTwo - 4 * hourMs);
    expect(momentOf(halfPastTwo, 2, '230', zone)).toBe(halfPastTwo - 48 * hourMs);
  });

  it('[U144] is none when no clock shows it', () => {
    expect(momentOf(halfPastTwo, 0, '2460', zone)).toBeNull();
    expect(momentOf(halfPastTwo, 0, '9900', zone)).toBeNull();
  });

  it.each([0, 1, 3, 26, 47, 70])('[U145] reads back what was entered %d hours ago', (hoursAgo) => {
    const at = halfPastTwo - hoursAgo * hourMs;
    const { daysAgo, clock } = partsOf(halfPastTwo, at, zone);
    expect(momentOf(halfPastTwo, daysAgo, clock, zone)).toBe(at);
  });

  it.each([3, 12, 26, 47, 70])('[U144] [U145] [T12] across a change of the clocks, %d hours ago', (hoursAgo) => {
    const now = Date.UTC(2026, 9, 25, 8, 15); // 09:15 in Berlin, on a day of 25 hours
    const { daysAgo, clock } = partsOf(now, now - hoursAgo * hourMs, 'Europe/Berlin');
    expect(momentOf(now, daysAgo, clock, 'Europe/Berlin')).toBe(now - hoursAgo * hourMs);
    expect(momentOf(now, 1, '0915', 'Europe/Berlin')).toBe(now - 25 * hourMs);
  });
});
