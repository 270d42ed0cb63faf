import { describe, expect, it } from 'vitest';
import { alertOf, at, supervisor } from '../../../watch/testing/pictures.ts';
import { alertActsOf, outcomesOf } from './alert-acts.ts';
import { inView } from './alert-life.ts';

const acknowledged = { at: at(1), version: 2, by: supervisor, comment: null };

describe('what can be done with an alert', () => {
  it('[U74] one that rings is acknowledged first; it can’t be closed before', () => {
    expect(alertActsOf(alertOf('a'))).toEqual(['acknowledge', 'assign', 'silence', 'comment', 'clear']);
  });

  it('[U74] an acknowledged one whose cause is there is hardly closed yet, and only as a false alarm', () => {
    expect(alertActsOf(alertOf('a', { acknowledged }))).toEqual([
      'assign',
      'silence',
      'comment',
      'clear',
      'unacknowledge',
      'close',
    ]);
    expect(outcomesOf(alertOf('a', { acknowledged }))).toEqual(['false-alarm']);
  });

  it('[U74] one that has cleared is not cleared again, and a closed one stays as it is', () => {
    expect(alertActsOf(alertOf('a', { acknowledged, clearedAt: at(2) }))).toEqual([
      'close',
      'assign',
      'comment',
      'unacknowledge',
    ]);
    expect(outcomesOf(alertOf('a', { acknowledged, clearedAt: at(2) }))).toEqual([
      'handled',
      'no-action',
      'false-alarm',
    ]);
    const closed = { at: at(3), by: supervisor, outcome: 'handled', note: null } as const;
    expect(alertActsOf(alertOf('a', { acknowledged, closed }))).toEqual([]);
  });

  it('[U207] one that is silenced can be heard again; a critical one is never silenced', () => {
    const silenced = { until: at(60), reason: '检修', at: at(1), by: supervisor };
    expect(alertActsOf(alertOf('a', { silenced }))).toContain('unsilence');
    expect(alertActsOf(alertOf('a', { silenced }))).not.toContain('silence');
    expect(alertActsOf(alertOf('a', { severity: 'critical' }))).not.toContain('silence');
  });

  it('[U74] an information asks for nothing: it can be commented, and cleared by hand', () => {
    expect(alertActsOf(alertOf('a', { severity: 'info' }))).toEqual(['comment', 'clear']);
  });

  it('[U66] what cleared before anybody saw it is found among the cleared ones, not among those that ring', () => {
    const unseen = alertOf('a', { clearedAt: at(2) });
    expect(inView(unseen, 'cleared')).toBe(true);
    expect(inView(unseen, 'rings')).toBe(false);
    expect(inView(unseen, 'open')).toBe(true);
  });
});
