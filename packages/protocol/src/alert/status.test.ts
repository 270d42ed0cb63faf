import { describe, expect, it } from 'vitest';
import { begunAlert } from '../testing/alerts.ts';
import { alertStatusOf } from './status.ts';

const by = { personId: null, name: 'clock', role: 'system' } as const;
const acknowledged = { at: 2, version: 2, by, comment: null };
const closed = { at: 4, by, outcome: 'handled', note: null } as const;

describe('the status of an alert', () => {
  it.each([
    ['raised', {}],
    ['acknowledged', { acknowledged }],
    ['clearedUnseen', { clearedAt: 3 }],
    ['cleared', { clearedAt: 3, acknowledged }],
    ['closed', { clearedAt: 3, acknowledged, closed }],
    ['closed', { acknowledged, closed }],
  ])('[B3] is %s: acknowledging and clearing are two things', (standing, change) => {
    expect(alertStatusOf(begunAlert({}, change))).toBe(standing);
  });
});
