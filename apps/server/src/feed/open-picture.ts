import type { Redis } from 'ioredis';
import { type FeedIdentity, readOrBeginIdentity, renewIdentity } from '../log/feed-identity.ts';
import type { Keys } from '../log/keys.ts';
import { type FeedEntry, feedEntryOf, readRange } from '../log/read.ts';
import { type Picture, readPicture } from '../log/snapshot.ts';
import type { SiteTime } from '../ops/clock.ts';
import type { Logger } from '../ops/logger.ts';
import { breakOf, continuityOf, type Known } from './continuity.ts';

/** As many as a follower may have missed. */
export const recentAtMost = 2_000;

/** The picture as it was read, its place in the feed, and the last entries before it. */
export type Opened = { identity: FeedIdentity; picture: Picture; recent: readonly FeedEntry[] };

export type OpenPictureParts = {
  redis: Redis;
  keys: Keys;
  siteClock: SiteTime;
  log: Pick<Logger, 'error'>;
  /** How far the feed was followed: by this process, or by the one before it on this machine; null when it is not known. */
  known(): Known | null;
  /** Stands guard over an answer of Redis: it may never come. */
  guarded<T>(answer: Promise<T>): Promise<T>;
};

/** Reads the picture, and which feed it belongs to. @throws Error when the store holds no site that can be read */
export async function openPicture(parts: OpenPictureParts): Promise<Opened> {
  const { redis, keys, siteClock, guarded } = parts;
  const identity = await guarded(identified(parts));
  const picture = await guarded(readPicture(redis, keys, siteClock.now()));
  // The store may have been exchanged between the two.
  if ((await guarded(identified(parts))).id !== identity.id) return openPicture(parts);
  if (picture.site === null) throw new Error('the store holds no site that can be read');
  const from = Math.max(1, picture.seq - recentAtMost + 1);
  const read = (await guarded(readRange(redis, keys, from, picture.seq))).map(feedEntryOf);
  const recent = read.at(-1)?.mark === picture.mark ? read : [];
  return { identity, picture, recent };
}

/** [F11] The feed's identity; a new one when the store no longer holds the feed that was followed. */
async function identified({ redis, keys, siteClock, log, known }: OpenPictureParts): Promise<FeedIdentity> {
  const before = known();
  if (before === null) return readOrBeginIdentity(redis, keys);
  const found = await continuityOf(redis, keys, before);
  if (found.kind !== 'back') return found.kind === 'renamed' ? found.identity : readOrBeginIdentity(redis, keys);
  const wentBack = await breakOf(redis, keys, before, siteClock.now());
  log.error({ ...wentBack }, 'the record went back: what was confirmed in between is missing');
  return renewIdentity(redis, keys, found.identity, wentBack);
}
