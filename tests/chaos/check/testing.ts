import { declarationOf } from '@cordon/protocol/testing/declarations.ts';
import type { VisitEvent } from '@cordon/protocol/visit/events.ts';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import type { Act } from '../history.ts';
import type { Evidence, FollowerLog } from './evidence.ts';

/* Histories for the checkers' own tests, written by hand. */

export const visitId = 'a0000000-0000-4000-8000-000000000001';
export const feedId = 'feed-1';

export function evidence(change: Partial<Evidence>): Evidence {
  return {
    acts: [],
    feed: [],
    feedId,
    stored: [],
    followers: [],
    ended: [],
    due: new Map(),
    until: 0,
    graceMs: 1_000,
    ...change,
  };
}

/** @param change in place of what an entry of the gate has */
export function entry(seq: number, event: VisitEvent, change: Partial<FeedEvent> = {}): FeedEvent {
  const by = { personId: 'gate-1', name: 'gate', role: 'gate' } as const;
  const base = { seq, at: 1_000 + seq, observedAt: 1_000, commandId: `c${seq}`, version: seq, by };
  return { ...base, aggregate: 'visit', id: visitId, stations: [], event, ...change } as FeedEvent;
}

export const declared: VisitEvent = {
  type: 'visitDeclared',
  declaration: declarationOf(),
  plan: { id: 'supply', version: 1 },
  unannounced: false,
};
export const helpAsked = (helpId: string): VisitEvent => ({ type: 'helpAsked', helpId, need: 'water' });

export function act(type: Act['type'], commandId: string, change: Partial<Act> = {}): Act {
  return { t: 1, actor: 'gate-1', op: 'askHelp', commandId, visit: visitId, type, ...change };
}

export function followerOf(...steps: FollowerLog['steps']): FollowerLog {
  return { name: 'follower', steps };
}
