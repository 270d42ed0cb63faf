import { alertOutcomes, type AlertState, type ChosenOutcome } from '@cordon/protocol/alert/state.ts';
import { mayAsk } from '@cordon/protocol/authorisation.ts';
import type { StaffMember } from '@cordon/protocol/site/settings.ts';
import { minuteMs } from '@cordon/protocol/time.ts';

const alertActs = [
  'acknowledge',
  'close',
  'assign',
  'silence',
  'unsilence',
  'comment',
  'clear',
  'unacknowledge',
] as const;
export type AlertAct = (typeof alertActs)[number];

/** [U74] What can be done with an alert as it stands, the likeliest first. An information asks for nothing. */
export function alertActsOf({ acknowledged, clearedAt, closed, severity, silenced }: AlertState): AlertAct[] {
  if (closed !== null) return [];
  const seen = acknowledged !== null;
  const asks = severity !== 'info';
  const possible: Record<AlertAct, boolean> = {
    acknowledge: asks && !seen,
    close: seen,
    assign: asks,
    silence: asks && severity !== 'critical' && clearedAt === null && silenced === null,
    unsilence: silenced !== null,
    comment: true,
    clear: clearedAt === null,
    unacknowledge: seen,
  };
  const acts = alertActs.filter((act) => possible[act]);
  return clearedAt === null ? acts.toSorted((a, b) => Number(a === 'close') - Number(b === 'close')) : acts;
}

/** [U74] While its cause is there an alert can only have been a false one. */
export function outcomesOf({ clearedAt }: AlertState): readonly ChosenOutcome[] {
  return clearedAt === null ? ['false-alarm'] : alertOutcomes;
}

/** [U208] Whom an alert can be given to: whoever asks first, then supervisors, then the office, each by name; on duty only. */
export function assigneesOf(staff: readonly StaffMember[], me: string): StaffMember[] {
  const weight = ({ personId, role }: StaffMember) => (personId === me ? 0 : role === 'supervisor' ? 1 : 2);
  return staff
    .filter(({ active, role }) => active && mayAsk(role, 'closeAlert'))
    .toSorted((a, b) => weight(a) - weight(b) || a.name.localeCompare(b.name));
}

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
