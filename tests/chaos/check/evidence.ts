import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import type { Act } from '../history.ts';

/** An aggregate as it is stored at the end: `ref` is `site`, `visit:<id>` or `alert:<id>`. */
export type StoredState = { ref: string; version: number; state: unknown };

/** What one follower was given over its connections, in order. */
export type FollowerLog = {
  name: string;
  steps: FollowerStep[];
};

/** `began`: a snapshot, or a resumed connection, at this place. `entry`: an event. `upTo`: everything until there was sent. */
export type FollowerStep =
  | { kind: 'snapshot'; feed: string; seq: number; versions: Record<string, number> }
  | { kind: 'resumed'; feed: string; seq: number }
  | { kind: 'entry'; feed: string; seq: number; print: string }
  | { kind: 'upTo'; feed: string; seq: number };

/** Somebody who may not act any more after this entry of the feed. */
export type Ended = { personId: string; seq: number };

/** All that the checkers are given. None of them asks the product's rules. */
export type Evidence = {
  acts: readonly Act[];
  feed: readonly FeedEvent[];
  feedId: string; // the identity of that feed
  stored: readonly StoredState[];
  followers: readonly FollowerLog[];
  ended: readonly Ended[];
  /** When each open aggregate is due next, as the store keeps it. */
  due: ReadonlyMap<string, number>;
  until: number; // when everything had come to rest, epoch ms
  graceMs: number; // how late the clock may be before a deadline counts as missed
};

/** `checked`: how many things were looked at; a check of nothing is no check. */
export type Verdict = { checked: number; violations: readonly string[] };
export type Check = (evidence: Evidence) => Verdict;
