import { describe, expect, it } from 'vitest';
import { alertGroups, unacknowledged } from './alert-groups.ts';
import { placeOfAlert, ringsFor } from './alert-place.ts';
import { alertOf, at, supervisor } from './testing/pictures.ts';

const acknowledged = { at: at(1), version: 2, by: supervisor, comment: null };
const silenced = { until: at(60), reason: '检修', at: at(1), by: supervisor };
const closed = { at: at(2), by: supervisor, outcome: 'handled', note: null } as const;

describe('what an alert is to the people on duty', () => {
  it('[U200] rings until it is acknowledged, silenced, cleared or closed, or another one rings for it', () => {
    const places = [
      alertOf('a'),
      alertOf('a', { follows: 'b' }),
      alertOf('a', { silenced }),
      alertOf('a', { acknowledged }),
      alertOf('a', { acknowledged, silenced }),
      alertOf('a', { clearedAt: at(2) }),
      alertOf('a', { clearedAt: at(2), acknowledged }),
      alertOf('a', { severity: 'info' }),
      alertOf('a', { acknowledged, closed }),
    ].map(placeOfAlert);
    expect(places).toEqual([
      'rings',
      'follows',
      'silenced',
      'inHand',
      'inHand',
      'clearedUnseen',
      'cleared',
      'note',
      'closed',
    ]);
  });

  it('[U201] is heard by supervisors always, by the office when it was escalated to it, by nobody else', () => {
    const fresh = alertOf('a');
    const escalated = alertOf('a', { rungFor: ['supervisor', 'admin'] });
    expect(ringsFor(fresh, 'supervisor')).toBe(true);
    expect(ringsFor(fresh, 'admin')).toBe(false);
    expect(ringsFor(escalated, 'admin')).toBe(true);
    expect(ringsFor(escalated, 'auditor')).toBe(false);
    expect(ringsFor(escalated, 'gate')).toBe(false);
    expect(ringsFor({ ...escalated, acknowledged }, 'admin')).toBe(false);
  });
});

describe('alerts of one cause', () => {
  it('[U202] stand folded under the one that rings for them, through several of them', () => {
    const groups = alertGroups([
      alertOf('second', { follows: 'first' }),
      alertOf('third', { follows: 'second' }),
      alertOf('first', { followers: ['second'] }),
      alertOf('alone', { severity: 'critical' }),
    ]);
    expect(groups.map(({ alert, followers }) => [alert.id, ...followers.map(({ id }) => id)])).toEqual([
      ['alone'],
      ['first', 'second', 'third'],
    ]);
  });

  it('[U202] one whose leader is over stands by itself', () => {
    const groups = alertGroups([
      alertOf('orphan', { follows: 'leader', acknowledged }),
      alertOf('leader', { acknowledged, closed }),
      alertOf('lost', { follows: 'unknown' }),
    ]);
    expect(groups.map(({ alert }) => alert.id)).toEqual(['lost', 'orphan']);
  });

  it('[U202] are acknowledged together as far as anybody still has to', () => {
    const followers = [
      alertOf('a', { follows: 'x' }),
      alertOf('b', { follows: 'x', acknowledged }),
      alertOf('c', { follows: 'x', severity: 'info' }),
    ];
    expect(unacknowledged(followers).map(({ id }) => id)).toEqual(['a']);
  });
});
