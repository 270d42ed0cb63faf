import type { AuditEvent } from '@cordon/protocol/audit/events.ts';
import type { SiteEvent } from '@cordon/protocol/site/state.ts';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import { describe, expect, it } from 'vitest';
import { createFormats } from '../i18n/format.ts';
import { nine, supervisor } from '../watch/testing/pictures.ts';
import { byDay, kindOf } from './audit-kinds.ts';

const meta = { observedAt: nine, commandId: 'c', version: 1, by: supervisor, stations: [] };

function trace(seq: number, at: number, event: AuditEvent): FeedEvent {
  return { ...meta, seq, at, aggregate: 'audit', id: 'demo', event };
}
function setting(seq: number, at: number, event: SiteEvent): FeedEvent {
  return { ...meta, seq, at, aggregate: 'site', id: 'demo', event };
}

const hour = 3_600_000;
const events = [
  trace(1, nine, { type: 'signedIn', method: 'pin', session: 's' }),
  trace(2, nine + hour, { type: 'denied', what: 'saveStaff', code: 'forbidden' }),
  setting(3, nine + 4 * hour, { type: 'clearRevoked', reason: 'r' }), // after midnight at the site
  trace(4, nine + 5 * hour, { type: 'signedOff', session: 's' }),
];
const { date } = createFormats('zh-CN', 'Asia/Shanghai');
const told = (kind: Parameters<typeof byDay>[1]) =>
  byDay(events.toReversed(), kind, date).map(
    ({ day, entries }) => `${day}: ${entries.map(({ seq }) => seq).join(' ')}`,
  );

describe('the access record', () => {
  it('[U236] is grouped by the site’s day, the newest first', () => {
    expect(told('all')).toEqual(['2026-11-24: 4 3', '2026-11-23: 2 1']);
  });

  it('[U236] shows one kind when one is asked for', () => {
    expect(told('sign-ins')).toEqual(['2026-11-24: 4', '2026-11-23: 1']);
    expect(told('refusals')).toEqual(['2026-11-23: 2']);
    expect(told('settings')).toEqual(['2026-11-24: 3']);
    expect(told('looks')).toEqual([]);
  });

  it('[U236] knows a kind for every trace', () => {
    const looks = trace(5, nine, { type: 'identityShown', visitId: 'v', personId: 'p', reason: 'other', note: 'n' });
    const taken = trace(6, nine, { type: 'exported', kind: 'night-visits', of: null });
    expect([looks, taken].map(kindOf)).toEqual(['looks', 'exports']);
  });
});
