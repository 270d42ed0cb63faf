import { describe, expect, it } from 'vitest';
import { alertOf, at, supervisor } from '../../../watch/testing/pictures.ts';
import { alertActsOf, outcomesOf } from './alert-acts.ts';
import { inView } from './alert-views.ts';

const acknowledged = { at: at(1), version: 2, by: supervisor, comment: null };

describe('what can be done with an alert', () => {
  it('[U74] one that rings is acknowledged first; it can’t be closed before', () => {
    expect(alertActsOf(alertOf('a'))).toEqual(['acknowledge', 'comment', 'clear']);
  });

  it('[U74] an acknowledged one whose cause is there is hardly closed yet, and only as a false alarm', () => {
    expect(alertActsOf(alertOf('a', { acknowledged }))).toEqual(['comment', 'clear', 'unacknowledge', 'close']);
    expect(outcomesOf(alertOf('a', { acknowledged }))).toEqual(['false-alarm']);
  });

  it('[U74] one that has cleared is not cleared again, and a closed one stays as it is', () => {
    expect(alertActsOf(alertOf('a', { acknowledged, clearedAt: at(2) }))).toEqual([
      'close',
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

  it('[U66] what cleared before anybody saw it is found among the cleared ones, not among those that ring', () => {
    const unseen = alertOf('a', { clearedAt: at(2) });
    expect(inView(unseen, 'cleared')).toBe(true);
    expect(inView(unseen, 'raised')).toBe(false);
    expect(inView(unseen, 'open')).toBe(true);
  });
});
