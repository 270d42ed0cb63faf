import { describe, expect, it } from 'vitest';
import { alertOf, at, supervisor } from '../../watch/testing/pictures.ts';
import { pinnedOnWall, wallAlerts } from './alert-band.tsx';

const acknowledged = { at: at(1), version: 2, by: supervisor, comment: null };
const silenced = { until: at(60), reason: '检修', at: at(1), by: supervisor };

describe('the alerts on the wall', () => {
  it('[U81] shows the worst, those that ring first, then the oldest', () => {
    const groups = wallAlerts([
      alertOf('warning', { severity: 'warning', raisedAt: at(-9) }),
      alertOf('critical-taken', { severity: 'critical', acknowledged, raisedAt: at(-9) }),
      alertOf('critical', { severity: 'critical' }),
      alertOf('high-quiet', { silenced, raisedAt: at(-9) }),
      alertOf('high-new', { raisedAt: at(3) }),
      alertOf('high-old', { raisedAt: at(2) }),
    ]);
    expect(groups.map(({ alert }) => alert.id)).toEqual([
      'critical',
      'critical-taken',
      'high-old',
      'high-new',
      'high-quiet',
      'warning',
    ]);
    expect(pinnedOnWall(groups)).toBe(1);
    expect(pinnedOnWall(groups.slice(1))).toBe(0);
  });

  it('[U81] shows that nobody watches, that a tablet is silent and that nothing happens, like everything else', () => {
    const groups = wallAlerts([
      alertOf('loop', { severity: 'warning' }),
      alertOf('tablet', { rule: 'watch.tablet' }),
      alertOf('nobody', { rule: 'watch.nobody', severity: 'critical' }),
    ]);
    expect(groups.map(({ alert }) => alert.id)).toEqual(['nobody', 'tablet', 'loop']);
  });

  it('[U81] counts what has the same cause, and does not show it again', () => {
    const groups = wallAlerts([
      alertOf('lockdown', { severity: 'critical' }),
      alertOf('one', { follows: 'lockdown' }),
      alertOf('two', { follows: 'lockdown' }),
    ]);
    expect(groups.map(({ alert, followers }) => [alert.id, followers.length])).toEqual([['lockdown', 2]]);
  });

  it('[U81] leaves out what has cleared, what is closed, and mere notes', () => {
    const closed = { at: at(2), by: supervisor, outcome: 'handled', note: null } as const;
    const alerts = [
      alertOf('cleared', { clearedAt: at(1) }),
      alertOf('closed', { acknowledged, closed }),
      alertOf('note', { severity: 'info' }),
    ];
    expect(wallAlerts(alerts)).toEqual([]);
  });
});
