import { hourMs, type Instant, minuteMs } from '@cordon/protocol/time.ts';

const dayMs = 24 * hourMs;

/** [U144] The moment that a wall clock at the site shows this time on, so many days ago; null when it is none. */
export function momentOf(now: Instant, daysAgo: number, clock: string, timeZone: string): Instant | null {
  const [, hours, minutes] = /^([01]?\d|2[0-3])([0-5]\d)$/u.exec(clock.padStart(4, '0')) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  const today = clockAt(now, timeZone);
  const midnight = now - (now % minuteMs) - (today.hours * 60 + today.minutes) * minuteMs;
  return midnight - daysAgo * dayMs + (Number(hours) * 60 + Number(minutes)) * minuteMs;
}

/** [U145] The other way round: how many days ago, and the four digits of its time. */
export function partsOf(now: Instant, at: Instant, timeZone: string): { daysAgo: number; clock: string } {
  const today = clockAt(now, timeZone);
  const midnight = now - (now % minuteMs) - (today.hours * 60 + today.minutes) * minuteMs;
  const { hours, minutes } = clockAt(at, timeZone);
  return {
    daysAgo: Math.max(0, Math.ceil((midnight - at) / dayMs)),
    clock: `${String(hours).padStart(2, '0')}${String(minutes).padStart(2, '0')}`,
  };
}

function clockAt(at: Instant, timeZone: string): { hours: number; minutes: number } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((p) => p.type === type)?.value);
  return { hours: part('hour'), minutes: part('minute') };
}
