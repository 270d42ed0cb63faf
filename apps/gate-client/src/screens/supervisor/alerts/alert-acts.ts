import { alertOutcomes, type AlertState, type ChosenOutcome } from '@cordon/protocol/alert/state.ts';

export const alertActs = [
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
