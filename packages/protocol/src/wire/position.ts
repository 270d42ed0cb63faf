import { z } from 'zod';

/**
 * [F9] A position in a feed. After an older copy of the store was restored, numbers are given out again, so a number
 * alone is ambiguous: `feed` names the feed, and `mark` the entry.
 */
export const position = z.strictObject({
  feed: z.string().min(1).max(64),
  seq: z.int().min(1),
  mark: z.string().min(1).max(64),
});
export type Position = z.infer<typeof position>;

/**
 * Why a follower with a position gets a snapshot. `behind`: it missed too much, or what it missed is archived.
 * `other-history`: it has seen entries that the store does not have; `sharedUpTo` is the last entry that both have,
 * null when unknown.
 */
export type Resync = { why: 'behind' } | { why: 'other-history'; sharedUpTo: number | null };

/** Entries that a follower has seen and the server does not have: those after `sharedUpTo`, or possibly all. */
export type LostHistory = { feed: string; sharedUpTo: number | null };
