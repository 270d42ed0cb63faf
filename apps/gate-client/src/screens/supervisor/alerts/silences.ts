import { minuteMs } from '@cordon/protocol/time.ts';

const usual = [15, 60, 240] as const;

/** [U207] How long an alert can be silenced, in minutes: the usual spans within the site's longest, and that one itself. */
export function silencesOf(longest: number): number[] {
  const within = usual.filter((minutes) => minutes < longest);
  return longest <= 240 ? [...within, longest] : [...usual];
}

const slackMs = 5000;

/** The longest one begins a moment ago: the server's clock may be a little behind what this device takes for it. */
export function silenceUntil(minutes: number, longest: number, now: number): number {
  return now + minutes * minuteMs - (minutes === longest ? slackMs : 0);
}
