import { severities } from '@cordon/protocol/alert/severity.ts';
import type { AlertState } from '@cordon/protocol/alert/state.ts';

/** Acknowledged and cleared are two things: [B3] one that cleared by itself still wants somebody's eye. */
export const alertStates = ['raised', 'acknowledged', 'clearedUnseen', 'cleared', 'closed'] as const;
export type AlertStanding = (typeof alertStates)[number];

export function standingOf({ acknowledged, clearedAt, closed }: AlertState): AlertStanding {
  if (closed !== null) return 'closed';
  if (acknowledged === null) return clearedAt === null ? 'raised' : 'clearedUnseen';
  return clearedAt === null ? 'acknowledged' : 'cleared';
}

/**
 * [U66] Open alerts: those whose cause is there before those that cleared, unacknowledged before acknowledged, in each
 * group by severity, then the oldest.
 */
export function alertsInOrder(alerts: readonly AlertState[]): AlertState[] {
  return alerts
    .filter(({ closed }) => closed === null)
    .toSorted(
      (a, b) =>
        groupOf(a) - groupOf(b) ||
        severities.indexOf(b.severity) - severities.indexOf(a.severity) ||
        a.raisedAt - b.raisedAt ||
        (a.id < b.id ? -1 : 1),
    );
}

function groupOf(alert: AlertState): number {
  return alertStates.indexOf(standingOf(alert));
}

/** [U66] The oldest alert that still rings: nobody has acknowledged it, and its cause is still there. */
export function oldestRinging(alerts: readonly AlertState[]): AlertState | null {
  return (
    alerts
      .filter((alert) => standingOf(alert) === 'raised')
      .toSorted((a, b) => a.raisedAt - b.raisedAt)
      .at(0) ?? null
  );
}
