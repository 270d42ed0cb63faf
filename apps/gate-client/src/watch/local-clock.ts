import { addDays, atMinutes, localMoment, momentsAt } from '@cordon/protocol/local-time.ts';
import { minuteMs } from '@cordon/protocol/time.ts';

/** 05:00, 5:00 and 0500 → 300, also in full width; null when it is no time of day. */
export function minutesOf(clock: string): number | null {
  const typed = clock.normalize('NFKC').trim();
  const groups = /^(?<hours>\d{1,2}):?(?<minutes>\d{2})$/u.exec(typed)?.groups;
  const [hours, minutes] = [Number(groups?.['hours']), Number(groups?.['minutes'])];
  return groups === undefined || hours > 23 || minutes > 59 ? null : hours * 60 + minutes;
}

/** [U71] The next time that the site's clocks show this: at 22:00, 05:00 is tomorrow's. */
export function nextAt(clock: string, now: number, timeZone: string): number | null {
  const minutes = minutesOf(clock);
  if (minutes === null) return null;
  const { day } = localMoment(now, timeZone);
  for (let days = 0; ; days += 1) {
    const on = addDays(day, days);
    const shown = momentsAt(on, minutes * minuteMs, timeZone);
    // Where the clocks skip it, it is when they do.
    const next = [...shown, atMinutes(on, minutes, timeZone)].find((at) => at > now);
    if (next !== undefined) return next;
  }
}

/** What a `datetime-local` field says, as an instant at the site; null when it is empty or no date. */
export function instantOf(field: string, timeZone: string): number | null {
  const groups = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})T(?<clock>\d{2}:\d{2})/u.exec(field)?.groups;
  const minutes = minutesOf(groups?.['clock'] ?? '');
  if (groups === undefined || minutes === null) return null;
  const day = { year: Number(groups['year']), month: Number(groups['month']), day: Number(groups['day']) };
  return atMinutes(day, minutes, timeZone);
}
