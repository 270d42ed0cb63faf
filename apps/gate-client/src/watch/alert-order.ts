import { severities } from '@cordon/protocol/alert/severity.ts';
import { alertStandings, standingOf } from '@cordon/protocol/alert/standing.ts';
import type { AlertState } from '@cordon/protocol/alert/state.ts';

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
  return alertStandings.indexOf(standingOf(alert));
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
