import type { Redis } from 'ioredis';
import { z } from 'zod';
import { type FeedIdentity, openIdentity, renewIdentity } from '../log/feed-identity.ts';
import type { Keys } from '../log/keys.ts';
import { entriesOf, type FeedEntry, feedEntryOf, readRange } from '../log/read.ts';
import { type Picture, readPicture } from '../log/snapshot.ts';
import type { SiteClock, SystemClock } from '../ops/clock.ts';
import type { Logger } from '../ops/logger.ts';
import { pause } from '../ops/pause.ts';
import { breakOf, continuityOf, type Known } from './continuity.ts';

/** As many as a follower may have missed. */
export const recentAtMost = 2_000;

const blockMs = 1_000;
const batchSize = 500;
/** A Redis that answers neither with entries nor with "none" for this long is frozen, or its connection is cut. */
const silenceLimitMs = 6_000;
const retryMs = 200;

/** The picture as it was read, its place in the feed, and the last entries before it. */
export type Opened = { identity: FeedIdentity; picture: Picture; recent: readonly FeedEntry[] };

export type TailParts = {
  /** A connection of its own: reading waits on it. Without a limit of retries, and without a time limit of commands. */
  redis: Redis;
  keys: Keys;
  siteClock: SiteClock;
  systemClock: SystemClock; // real time, whatever the site's clock says
  log: Pick<Logger, 'error' | 'warn' | 'info'>;
  /** How far the feed was followed: by this process, or by the one before it on this machine; null when nobody knows. */
  known(): Known | null;
  /** The picture as it is now; called at the start, and again whenever the feed can't be followed on. */
  onPicture(opened: Opened): void;
  /** The next entries. When it throws, they do not fit (one is missing, say), and the picture is read anew. */
  onEntries(entries: readonly FeedEntry[]): void;
  /** Redis has answered: everything up to now is known. */
  onHeard(): void;
};

export type Tail = {
  /** Resolves when the picture has been read for the first time. */
  started: Promise<void>;
  stop(): Promise<void>;
};

/** [F1] Follows the feed from the snapshot's place on, for as long as the process lives, whatever happens to Redis. */
export function startTail({
  redis,
  keys,
  siteClock,
  systemClock,
  log,
  known,
  onPicture,
  onEntries,
  onHeard,
}: TailParts): Tail {
  let stopped = false;
  let seq = 0;
  // A client that is told to disconnect while it is away leaves its questions unanswered for ever. One promise for each
  // question: a single one that lives as long as the feed would hold on to every answer that it was raced against.
  let giveUp: (why: Error) => void = () => undefined;

  async function begin(): Promise<void> {
    const identity = await watched(identified());
    const picture = await watched(readPicture(redis, keys, siteClock.now()));
    // The store may have been exchanged between the two.
    if ((await watched(identified())).id !== identity.id) return begin();
    if (picture.site === null) throw new Error('the store holds no site that can be read');
    const from = Math.max(1, picture.seq - recentAtMost + 1);
    const read = (await watched(readRange(redis, keys, from, picture.seq))).map(feedEntryOf);
    const recent = read.at(-1)?.mark === picture.mark ? read : [];
    seq = picture.seq;
    onPicture({ identity, picture, recent });
    onHeard();
  }

  /** [F11] The feed's identity; another one than before when it is not the feed that was followed. */
  async function identified(): Promise<FeedIdentity> {
    const before = known();
    if (before === null) return openIdentity(redis, keys);
    const found = await continuityOf(redis, keys, before);
    if (found.is !== 'back') return found.is === 'renamed' ? found.identity : openIdentity(redis, keys);
    const wentBack = await breakOf(redis, keys, before, siteClock.now());
    log.error({ ...wentBack }, 'the record went back: what was confirmed in between is missing');
    return renewIdentity(redis, keys, found.identity, wentBack);
  }

  /** @returns false when the feed does not go on from where we are */
  async function step(): Promise<boolean> {
    const entries = await watched(readNext(redis, keys, seq));
    if (stopped) return true;
    // [F10] Asked after each read, also one that came to nothing: whatever was read before the store was exchanged is ours.
    const before = known();
    if (before !== null && (await watched(continuityOf(redis, keys, before))).is !== 'same') return false;
    if (stopped) return true;
    if (entries.length > 0 && !taken(entries)) return false;
    seq += entries.length;
    onHeard();
    return true;
  }

  /** [L14] Whatever it is that does not fit: the store's picture has it behind it, so that nobody is kept from going on. */
  function taken(entries: readonly FeedEntry[]): boolean {
    try {
      onEntries(entries);
      return true;
    } catch (error) {
      log.error({ error, seq }, 'an entry of the feed does not fit');
      return false;
    }
  }

  /** Redis' own time limit does not help against a Redis that is frozen. */
  async function watched<T>(answer: Promise<T>): Promise<T> {
    const cancel = systemClock.setTimer(silenceLimitMs, () => {
      log.warn('the feed is silent; connecting again');
      redis.disconnect(true);
    });
    const stopping = Promise.withResolvers<never>();
    giveUp = stopping.reject;
    try {
      return await Promise.race([answer, stopping.promise]);
    } finally {
      cancel();
    }
  }

  async function run(whenStarted: () => void): Promise<void> {
    let following = false;
    while (!stopped) {
      try {
        if (!following) {
          await begin();
          whenStarted();
        }
        following = await step();
        if (!following) log.error({ seq }, 'the feed can not be followed on; the picture is read anew');
      } catch (error) {
        if (stopped) return;
        log.error({ error, seq }, 'the feed could not be read');
        await pause(systemClock, retryMs);
      }
    }
  }

  const { promise: started, resolve: whenStarted } = Promise.withResolvers<void>();
  const running = run(whenStarted);
  return {
    started,
    async stop() {
      stopped = true;
      redis.disconnect();
      giveUp(new Error('stopped'));
      await running;
    },
  };
}

const readReply = z.union([z.null(), z.array(z.tuple([z.string(), z.unknown()]))]);

async function readNext(redis: Redis, keys: Keys, seq: number): Promise<FeedEntry[]> {
  const reply = readReply.parse(
    await redis.xread('COUNT', batchSize, 'BLOCK', blockMs, 'STREAMS', keys.feed, `${seq}-0`),
  );
  const [stream] = reply ?? [];
  return stream === undefined ? [] : entriesOf(stream[1]).map(feedEntryOf);
}
