import { severities } from '@cordon/protocol/alert/severity.ts';
import type { AlertState } from '@cordon/protocol/alert/state.ts';
import { type AlertGroup, alertGroups } from '../../watch/alert-groups.ts';
import { type AlertPlace, placeOfAlert } from '../../watch/alert-place.ts';

/* What nobody has in hand, what somebody has, what was asked to be quiet. */
const shown = ['rings', 'follows', 'inHand', 'silenced'] as const satisfies AlertPlace[];

/**
 * [U81] The alerts whose cause is there, the worst first: by severity, those that ring before those in hand and those that
 * are silenced, then the oldest. What follows another one is counted with it. A mere note (the contact time is over) is the
 * officer's business, not the wall's.
 */
export function wallAlerts(alerts: readonly AlertState[]): AlertGroup[] {
  const rank = ({ alert }: AlertGroup) => shown.findIndex((place) => place === placeOfAlert(alert));
  return alertGroups(alerts)
    .filter((group) => rank(group) !== -1)
    .toSorted(
      (a, b) =>
        severities.indexOf(b.alert.severity) - severities.indexOf(a.alert.severity) ||
        rank(a) - rank(b) ||
        a.alert.raisedAt - b.alert.raisedAt,
    );
}

/** [U81] What stays in sight while the rest turns over: the worst one, as long as it rings. */
export function pinnedOnWall(groups: readonly AlertGroup[]): number {
  const [worst] = groups;
  return worst !== undefined && placeOfAlert(worst.alert) === 'rings' ? 1 : 0;
}
