import { z } from 'zod';

/**
 * [F9] A place in a feed. A number alone says nothing: after an older copy of the store was restored the same numbers are
 * given out again. `feed` says which feed is counted, `mark` which entry stands there.
 */
export const position = z.strictObject({
  feed: z.string().min(1).max(64),
  seq: z.int().min(1),
  mark: z.string().min(1).max(64),
});
export type Position = z.infer<typeof position>;

/**
 * Why a follower that told its position gets a whole snapshot. `behind`: it missed too much, or what it missed is archived.
 * `other-history`: what it has seen is not what the store holds; `sharedUpTo` is the last entry that both have, null when
 * that is not known.
 */
export type Resync = { why: 'behind' } | { why: 'other-history'; sharedUpTo: number | null };

/** The history that a follower has seen and the server does not hold: what came after `sharedUpTo`, or perhaps all of it. */
export type LostHistory = { feed: string; sharedUpTo: number | null };
