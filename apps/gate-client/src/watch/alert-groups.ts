import type { AlertState } from '@cordon/protocol/alert/state.ts';
import { severities } from '@cordon/protocol/alert/severity.ts';
import { alertPlaces, placeOfAlert } from './alert-place.ts';

/** An alert with those that it rings for. */
export type AlertGroup = { alert: AlertState; followers: readonly AlertState[] };

/** [U202] What has one cause is one row: whatever another open alert rings for stands folded under it. */
export function alertGroups(alerts: readonly AlertState[]): AlertGroup[] {
  const open = alertsInOrder(alerts);
  const byId = new Map(open.map((alert) => [alert.id, alert]));
  const followers = new Map<string, AlertState[]>();
  for (const alert of open) {
    const leader = leaderOf(alert, byId);
    if (leader !== alert.id) followers.set(leader, [...(followers.get(leader) ?? []), alert]);
  }
  return open
    .filter((alert) => leaderOf(alert, byId) === alert.id)
    .map((alert) => ({ alert, followers: followers.get(alert.id) ?? [] }));
}

/* Who follows may be followed itself: by what an attempt raised in a lockdown. */
function leaderOf(alert: AlertState, byId: ReadonlyMap<string, AlertState>): string {
  const seen = new Set<string>();
  let leader = alert;
  for (;;) {
    seen.add(leader.id);
    const next = leader.follows === null ? undefined : byId.get(leader.follows);
    if (next === undefined || seen.has(next.id)) return leader.id;
    leader = next;
  }
}

/** [U202] Of a group's followers those that nobody has in hand yet. */
export function unacknowledged(followers: readonly AlertState[]): AlertState[] {
  return followers.filter(
    ({ acknowledged, closed, severity }) => acknowledged === null && closed === null && severity !== 'info',
  );
}

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
