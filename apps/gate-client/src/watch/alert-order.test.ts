import { describe, expect, it } from 'vitest';
import { alertStatusOf } from '@cordon/protocol/alert/status.ts';
import { alertsInOrder, oldestRinging } from './alert-groups.ts';
import { alertOf, at, supervisor } from './testing/pictures.ts';

const acknowledged = { at: at(1), version: 2, by: supervisor, comment: null };
const closed = { at: at(2), by: supervisor, outcome: 'handled', note: null } as const;

describe('alerts', () => {
  it('[U66] stand by state, then severity, then age', () => {
    const alerts = [
      alertOf('cleared', { acknowledged, clearedAt: at(2), severity: 'critical' }),
      alertOf('unseen', { clearedAt: at(2), severity: 'warning' }),
      alertOf('taken', { acknowledged, severity: 'critical' }),
      alertOf('warning-old', { severity: 'warning', raisedAt: at(-9) }),
      alertOf('high-new', { raisedAt: at(5) }),
      alertOf('high-old', { raisedAt: at(3) }),
      alertOf('gone', { acknowledged, clearedAt: at(2), closed }),
    ];
    expect(alertsInOrder(alerts).map(({ id }) => id)).toEqual([
      'high-old',
      'high-new',
      'warning-old',
      'taken',
      'unseen',
      'cleared',
    ]);
  });

  it('[U66] clearing is not acknowledging: what cleared by itself still says that nobody saw it', () => {
    expect(alertStatusOf(alertOf('a', { clearedAt: at(1) }))).toBe('clearedUnseen');
    expect(alertStatusOf(alertOf('a', { clearedAt: at(1), acknowledged }))).toBe('cleared');
  });

  it('[U66] the oldest that rings is the one raised first, whatever its severity', () => {
    const alerts = [
      alertOf('critical', { severity: 'critical', raisedAt: at(4) }),
      alertOf('old', { severity: 'warning', raisedAt: at(2) }),
      alertOf('note', { severity: 'info', raisedAt: at(1) }),
      alertOf('older-but-seen', { raisedAt: at(0), acknowledged }),
    ];
    expect(oldestRinging(alerts)?.id).toBe('old');
    expect(oldestRinging([])).toBeNull();
  });
});
