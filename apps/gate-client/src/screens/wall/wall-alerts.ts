import { severities } from '@cordon/protocol/alert/severity.ts';
import type { AlertState } from '@cordon/protocol/alert/state.ts';

export type WorstAlerts = { shown: readonly AlertState[]; more: number };

/**
 * [U81] The worst alerts whose cause is there: by severity, unacknowledged before acknowledged, then the oldest. A mere
 * note (the contact time is over) is the officer's business, not the wall's.
 */
export function worstAlerts(alerts: readonly AlertState[], most: number): WorstAlerts {
  const active = alerts
    .filter(({ closed, clearedAt, severity }) => closed === null && clearedAt === null && severity !== 'info')
    .toSorted(
      (a, b) =>
        severities.indexOf(b.severity) - severities.indexOf(a.severity) ||
        Number(a.acknowledged !== null) - Number(b.acknowledged !== null) ||
        a.raisedAt - b.raisedAt,
    );
  return { shown: active.slice(0, most), more: Math.max(0, active.length - most) };
}
