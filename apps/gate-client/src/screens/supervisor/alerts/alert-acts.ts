import type { AlertState } from '@cordon/protocol/alert/state.ts';

export const alertActs = ['acknowledge', 'close', 'comment', 'clear', 'unacknowledge'] as const;
export type AlertAct = (typeof alertActs)[number];

/** [U74] What can be done with an alert as it stands, the likeliest first. */
export function alertActsOf({ acknowledged, clearedAt, closed }: AlertState): AlertAct[] {
  if (closed !== null) return [];
  const seen = acknowledged !== null;
  const possible: Record<AlertAct, boolean> = {
    acknowledge: !seen,
    close: seen,
    comment: true,
    clear: clearedAt === null,
    unacknowledge: seen,
  };
  return alertActs.filter((act) => possible[act]);
}
