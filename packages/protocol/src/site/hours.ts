import type { Instant } from '../time.ts';
import type { OpeningWindow } from './settings.ts';

const dayMinutes = 24 * 60;
const weekMinutes = 7 * dayMinutes;
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** [Z4] Is the gate open? A window that ends at or before its start runs past midnight; no windows means shut. */
export function isOpenAt(hours: readonly OpeningWindow[], timeZone: string, now: Instant): boolean {
  const minute = minuteOfWeek(timeZone, now);
  return hours.some((window) => {
    const start = window.day * dayMinutes + clockMinutes(window.from);
    const length = (clockMinutes(window.to) - clockMinutes(window.from) + dayMinutes) % dayMinutes || dayMinutes;
    return (minute - start + weekMinutes) % weekMinutes < length;
  });
}

function clockMinutes(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

function minuteOfWeek(timeZone: string, now: Instant): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(now);
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? '';
  return weekdays.indexOf(part('weekday')) * dayMinutes + Number(part('hour')) * 60 + Number(part('minute'));
}
