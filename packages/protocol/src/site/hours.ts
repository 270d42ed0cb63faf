import { type Instant, minuteMs } from '../time.ts';
import type { OpeningWindow, Station } from './settings.ts';

const dayMinutes = 24 * 60;
const weekMinutes = 7 * dayMinutes;
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** [Z4] Is the gate open? A window that ends at or before its start runs past midnight; no windows means shut. */
export function isOpenAt(hours: readonly OpeningWindow[], timeZone: string, now: Instant): boolean {
  const minute = minuteOfWeek(timeZone, now);
  return hours.some((window) => {
    const start = startOf(window);
    const length = (clockMinutes(window.to) - clockMinutes(window.from) + dayMinutes) % dayMinutes || dayMinutes;
    return (minute - start + weekMinutes) % weekMinutes < length;
  });
}

/** [Z12] Is the point open: by the office's switch, and by its own hours where it has any? */
export function isPointOpen({ open, hours }: Pick<Station, 'open' | 'hours'>, timeZone: string, now: Instant): boolean {
  return open && (hours === null || isOpenAt(hours, timeZone, now));
}

/** [Z12] When a point that is closed now opens by its hours; null when it is open, or nobody knows when it will be. */
export function opensAt(
  { open, hours }: Pick<Station, 'open' | 'hours'>,
  timeZone: string,
  now: Instant,
): Instant | null {
  if (!open || hours === null || hours.length === 0 || isOpenAt(hours, timeZone, now)) return null;
  const minute = minuteOfWeek(timeZone, now);
  const begun = now - (now % minuteMs);
  const openings = hours.map((window) => {
    const start = startOf(window);
    const at = begun + ((start - minute + weekMinutes) % weekMinutes) * minuteMs;
    // The clocks of the site may be put forward or back on the way there.
    const off = (minuteOfWeek(timeZone, at) - start + weekMinutes) % weekMinutes;
    return at - (off > weekMinutes / 2 ? off - weekMinutes : off) * minuteMs;
  });
  return Math.min(...openings);
}

function startOf({ day, from }: OpeningWindow): number {
  return day * dayMinutes + clockMinutes(from);
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
