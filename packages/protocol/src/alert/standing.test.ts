import { describe, expect, it } from 'vitest';
import { standingOf } from './standing.ts';
import type { AlertState } from './state.ts';

const by = { personId: null, name: 'clock', role: 'system' } as const;
const acknowledged = { at: 2, by, comment: null };
const closed = { at: 4, by, outcome: 'handled', note: null } as const;

function alertOf(change: Partial<AlertState>): AlertState {
  const cause = { id: 'a', rule: 'visit.held', severity: 'high', visitId: null, plate: null, stepId: null } as const;
  return {
    ...cause,
    params: {},
    raisedAt: 1,
    acknowledged: null,
    clearedAt: null,
    closed: null,
    comments: [],
    ...change,
  };
}

describe('where an alert stands', () => {
  it.each([
    ['raised', {}],
    ['acknowledged', { acknowledged }],
    ['clearedUnseen', { clearedAt: 3 }],
    ['cleared', { clearedAt: 3, acknowledged }],
    ['closed', { clearedAt: 3, acknowledged, closed }],
    ['closed', { acknowledged, closed }],
  ])('[B3] is %s: acknowledging and clearing are two things', (standing, change) => {
    expect(standingOf(alertOf(change))).toBe(standing);
  });
});
