import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { defineScript, oneWord } from '../redis/script.ts';
import type { Keys } from './keys.ts';

const place = z.object({ seq: z.int(), at: z.number().nullable() });

/** One break: the record went back from the last entry that was followed to the last one that is still there. */
const feedBreak = z.object({
  feed: z.string(), // the feed's identity until then
  from: place,
  to: place.nullable(), // null: not known
  foundAt: z.number(), // by the site's clock
});
export type FeedBreak = z.infer<typeof feedBreak>;

/** [F9] Which feed this is, and its breaks with the identities it had before, the latest last. */
export type FeedIdentity = { id: string; breaks: readonly FeedBreak[] };

export const breaksKept = 20;

const renewFeed = defineScript({
  file: new URL('scripts/renew-feed.lua', import.meta.url),
  keys: ['identity'],
  args: ['expected', 'id', 'breaks'],
  reply: oneWord('renewed', 'moved'),
});
const stored = z.tuple([z.string().nullable(), z.string().nullable()]);

/** @returns null when the store has none: it is new, or an older version wrote it */
export function identityOf(reply: unknown): FeedIdentity | null {
  const [id, breaks] = stored.parse(reply);
  return id === null ? null : { id, breaks: z.array(feedBreak).parse(JSON.parse(breaks ?? '[]')) };
}

export async function readIdentity(redis: Redis, keys: Keys): Promise<FeedIdentity | null> {
  return identityOf(await redis.hmget(keys.feedIdentity, 'id', 'breaks'));
}

/** [F9] The identity of the feed. A store that has none gets one, by the first of several processes. */
export async function readOrBeginIdentity(redis: Redis, keys: Keys): Promise<FeedIdentity> {
  const known = await readIdentity(redis, keys);
  if (known !== null) return known;
  await redis.hsetnx(keys.feedIdentity, 'id', randomUUID());
  return readOrBeginIdentity(redis, keys);
}

/**
 * [F11] Gives the feed a new identity, because it went back.
 *
 * @param present the identity that the store has now
 * @returns the one that it has afterwards: when several processes found the break, the first has renewed it
 */
export async function renewIdentity(
  redis: Redis,
  keys: Keys,
  present: FeedIdentity | null,
  found: FeedBreak,
): Promise<FeedIdentity> {
  const next: FeedIdentity = { id: randomUUID(), breaks: [...(present?.breaks ?? []), found].slice(-breaksKept) };
  const renewed = await renewFeed(redis, {
    keys: { identity: keys.feedIdentity },
    args: { expected: present?.id ?? '', id: next.id, breaks: JSON.stringify(next.breaks) },
  });
  return renewed === 'renewed' ? next : readOrBeginIdentity(redis, keys);
}

/** Whether this is that feed, or became another one by breaks since then. */
export function descendsFrom({ id, breaks }: FeedIdentity, feed: string): boolean {
  return id === feed || breaks.some((one) => one.feed === feed);
}

/** How many times it went back since it had that identity; breaks that are too old to be kept count as one. */
export function breaksSince({ id, breaks }: FeedIdentity, feed: string): number {
  if (id === feed) return 0;
  const first = breaks.findIndex((one) => one.feed === feed);
  return first < 0 ? 1 : breaks.length - first;
}

/** The last entry that a follower of that feed still shares with this one; null when it is not known. */
export function sharedUpTo({ breaks }: FeedIdentity, feed: string): number | null {
  const since = breaks.slice(breaks.findIndex((one) => one.feed === feed));
  if (since[0]?.feed !== feed || since.some(({ to }) => to === null)) return null;
  return Math.min(...since.map(({ to }) => to?.seq ?? 0));
}
