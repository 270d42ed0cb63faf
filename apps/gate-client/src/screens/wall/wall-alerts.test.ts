import { describe, expect, it } from 'vitest';
import { alertOf, at, supervisor } from '../../watch/testing/pictures.ts';
import { worstAlerts } from './wall-alerts.ts';

const acknowledged = { at: at(1), version: 2, by: supervisor, comment: null };

describe('the alerts on the wall', () => {
  it('[U81] shows the worst, unacknowledged first, then the oldest, and counts the rest', () => {
    const alerts = [
      alertOf('warning', { severity: 'warning', raisedAt: at(-9) }),
      alertOf('critical-taken', { severity: 'critical', acknowledged, raisedAt: at(-9) }),
      alertOf('critical', { severity: 'critical' }),
      alertOf('high-new', { raisedAt: at(3) }),
      alertOf('high-old', { raisedAt: at(2) }),
    ];
    const { shown, more } = worstAlerts(alerts, 4);
    expect(shown.map(({ id }) => id)).toEqual(['critical', 'critical-taken', 'high-old', 'high-new']);
    expect(more).toBe(1);
  });

  it('[U81] leaves out what has cleared, what is closed, and mere notes', () => {
    const closed = { at: at(2), by: supervisor, outcome: 'handled', note: null } as const;
    const alerts = [
      alertOf('cleared', { clearedAt: at(1) }),
      alertOf('closed', { acknowledged, closed }),
      alertOf('note', { severity: 'info' }),
    ];
    expect(worstAlerts(alerts, 3)).toEqual({ shown: [], more: 0 });
  });
});
