import type { Instant } from '@cordon/protocol/time.ts';
import type { ChainableCommander, Redis } from 'ioredis';
import { descendsFrom, type FeedBreak, type FeedIdentity, identityOf } from '../log/feed-identity.ts';
import type { Keys } from '../log/keys.ts';
import { markOf } from '../log/mark.ts';
import { entriesOf, type Entry, eventOf, readLastSeq, readRange } from '../log/read.ts';
import { resultsOf } from '../redis/results.ts';

/** The place up to which a process followed a feed, and what it still knows of the entries before it. */
export type Known = {
  feed: string;
  seq: number;
  mark: string;
  at: Instant | null; // when that entry was written
  marks(): readonly { seq: number; mark: string }[]; // of the latest entries, the oldest first; none after a start
};

/** `renamed`: it went back, and another process has given it a new identity. `back`: it went back, and has none yet. */
export type Continuity =
  | { kind: 'same' }
  | { kind: 'renamed'; identity: FeedIdentity }
  | { kind: 'back'; identity: FeedIdentity | null };

/** The commands whose replies say whether the feed goes on from this place. */
export function askContinuity(asking: ChainableCommander, keys: Keys, known: Known): ChainableCommander {
  return asking.hmget(keys.feedIdentity, 'id', 'breaks').xrange(keys.feed, `${known.seq}-0`, `${known.seq}-0`);
}

/**
 * [F10] Does the store still hold what was followed? Compares the entry's content, since its number may be given out again.
 *
 * @param replies to the commands of `askContinuity`
 */
export async function judgeContinuity(
  redis: Redis,
  keys: Keys,
  known: Known,
  [identityReply, entryReply]: readonly unknown[],
): Promise<Continuity> {
  const identity = identityOf(identityReply);
  if (identity === null || !descendsFrom(identity, known.feed)) return { kind: 'back', identity };
  if (identity.id !== known.feed) return { kind: 'renamed', identity };
  const [entry] = entriesOf(entryReply);
  if (entry !== undefined) return markOf(entry.text) === known.mark ? { kind: 'same' } : { kind: 'back', identity };
  // The entry is not there: either the feed ends before it, or it was trimmed away.
  return (await readLastSeq(redis, keys)) < known.seq ? { kind: 'back', identity } : { kind: 'same' };
}

export async function continuityOf(redis: Redis, keys: Keys, known: Known): Promise<Continuity> {
  const replies = resultsOf(await askContinuity(redis.pipeline(), keys, known).exec());
  return judgeContinuity(redis, keys, known, replies);
}

/** [F11] How far a feed went back: from where, and to the last entry that both histories have. */
export async function breakOf(redis: Redis, keys: Keys, known: Known, foundAt: Instant): Promise<FeedBreak> {
  const from = { seq: known.seq, at: known.at };
  const shared = await lastShared(redis, keys, known);
  const to = shared === null ? null : { seq: shared.seq, at: eventOf(shared.text)?.at ?? null };
  return { feed: known.feed, from, to, foundAt };
}

async function lastShared(redis: Redis, keys: Keys, known: Known): Promise<Entry | null> {
  const { seq } = known;
  const marks = known.marks();
  const last = await readLastSeq(redis, keys);
  const first = marks[0]?.seq ?? seq + 1;
  // The feed ends before every entry whose mark is known: its last entry is the best answer there is.
  if (last < Math.min(first, seq)) return (await readRange(redis, keys, last, last))[0] ?? null;
  const marked = new Map(marks.map((one) => [one.seq, one.mark]));
  const stored = await readRange(redis, keys, first, Math.min(last, seq));
  return stored.findLast((entry) => marked.get(entry.seq) === markOf(entry.text)) ?? null;
}
