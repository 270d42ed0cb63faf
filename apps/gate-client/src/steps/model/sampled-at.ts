import { addDays, atMinutes, clockText, daysBetween, localMoment } from '@cordon/protocol/local-time.ts';
import type { Instant } from '@cordon/protocol/time.ts';

/** [U144] The moment that a wall clock at the site shows this time on, so many days ago; null when it is none. */
export function momentOf(now: Instant, daysAgo: number, clock: string, timeZone: string): Instant | null {
  const [, hours, minutes] = /^([01]?\d|2[0-3])([0-5]\d)$/u.exec(clock.padStart(4, '0')) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  const { day } = localMoment(now, timeZone);
  return atMinutes(addDays(day, -daysAgo), Number(hours) * 60 + Number(minutes), timeZone);
}

/** [U145] The other way round: how many days ago, and the four digits of its time. */
export function partsOf(now: Instant, at: Instant, timeZone: string): { daysAgo: number; clock: string } {
  const [today, then] = [localMoment(now, timeZone), localMoment(at, timeZone)];
  return {
    daysAgo: Math.max(0, daysBetween(then.day, today.day)),
    clock: clockText(then.minutes).replace(':', ''),
  };
}
