import { endOfLocalDay, isCalendarDay } from '@cordon/protocol/local-time.ts';
import type { Instant } from '@cordon/protocol/time.ts';

/** [U160] The last millisecond of a day that was picked as `2026-11-30`; null when it is no day. */
export function endOfPickedDay(picked: string, timeZone: string): Instant | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(picked) ?? [];
  const local = { year: Number(year), month: Number(month), day: Number(day) };
  return year !== undefined && isCalendarDay(local) ? endOfLocalDay(local, timeZone) : null;
}
