import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import { startOfTests } from './fabricate.ts';

const meta = { at: startOfTests, observedAt: startOfTests, commandId: 'c', version: 1 } as const;
const by = { personId: null, name: 'clock', role: 'system' } as const;

/* One event of each kind, for tests of views and order. */

export function visitEvent(seq: number, ...stations: string[]): FeedEvent {
  const event = { type: 'visitRefused', reason: 'x' } as const;
  return { ...meta, by, seq, aggregate: 'visit', id: `v${seq}`, stations, event };
}

export function siteEvent(seq: number): FeedEvent {
  return { ...meta, by, seq, aggregate: 'site', id: 'demo', stations: [], event: { type: 'lockdownSet', reason: 'x' } };
}

export function alertEvent(seq: number): FeedEvent {
  const event = { type: 'alertCleared', note: null } as const;
  return { ...meta, by, seq, aggregate: 'alert', id: 'a', stations: [], event };
}
