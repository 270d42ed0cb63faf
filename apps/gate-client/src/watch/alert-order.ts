import { severities } from '@cordon/protocol/alert/severity.ts';
import type { AlertState } from '@cordon/protocol/alert/state.ts';
import { alertPlaces, placeOfAlert } from './alert-place.ts';

/**
 * [U66] Open alerts: what rings, then what follows another one, what is silenced, what is in hand, what cleared unseen,
 * what cleared, mere information; in each group by severity, then the oldest.
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
  return alertPlaces.indexOf(placeOfAlert(alert));
}

/** [U66] The oldest alert that rings. */
export function oldestRinging(alerts: readonly AlertState[]): AlertState | null {
  return (
    alerts
      .filter((alert) => placeOfAlert(alert) === 'rings')
      .toSorted((a, b) => a.raisedAt - b.raisedAt)
      .at(0) ?? null
  );
}
