import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Keys } from '../log/keys.ts';
import { entriesOf, eventOf, readLastSeq, readRange } from '../log/read.ts';
import { defineSnapshot, type Picture, readPicture } from '../log/snapshot.ts';
import type { Clock } from '../ops/clock.ts';
import type { Logger } from '../ops/logger.ts';
import { pause } from '../ops/pause.ts';

/** As many as a follower may have missed. */
export const recentAtMost = 2_000;

const blockMs = 1_000;
const batchSize = 500;
/** A Redis that answers neither with entries nor with "none" for this long is frozen, or its line is cut. */
const silenceLimitMs = 6_000;
const retryMs = 200;

export type TailParts = {
  /** A connection of its own: reading waits on it. Without a limit of retries, and without a time limit of commands. */
  redis: Redis;
  keys: Keys;
  clock: Clock;
  pace: Clock; // real time, whatever the site's clock says
  log: Pick<Logger, 'error' | 'warn' | 'info'>;
  /** The picture as it is now; called at the start, and again whenever the feed can't be followed on. */
  onPicture(picture: Picture, recent: readonly FeedEvent[]): void;
  /** The next entries. A RangeError means that they do not fit (one is missing), and the picture is read anew. */
  onEvents(events: FeedEvent[]): void;
  /** Redis has answered: everything up to now is known. */
  onHeard(): void;
};

export type Tail = {
  /** Resolves when the picture has been read for the first time. */
  started: Promise<void>;
  stop(): Promise<void>;
};

/** [F1] Follows the feed from the snapshot's place on, for as long as the process lives, whatever happens to Redis. */
export function startTail({ redis, keys, clock, pace, log, onPicture, onEvents, onHeard }: TailParts): Tail {
  defineSnapshot(redis);
  let stopped = false;
  let seq = 0;
  let reconnected = false;
  redis.on('ready', () => void (reconnected = true));
  // A client that is told to disconnect while it is away leaves its questions unanswered for ever. One promise for each
  // question: a single one that lives as long as the feed would hold on to every answer that it was raced against.
  let giveUp: (why: Error) => void = () => undefined;

  async function begin(): Promise<void> {
    const picture = await watched(readPicture(redis, keys, clock.now()));
    if (picture.site === null) throw new Error('the store holds no site');
    const from = Math.max(1, picture.seq - recentAtMost + 1);
    const recent = (await watched(readRange(redis, keys, from, picture.seq))).map(({ text }) => eventOf(text));
    seq = picture.seq;
    reconnected = false;
    onPicture(picture, recent);
    onHeard();
  }

  /** @returns false when the feed does not go on from where we are */
  async function step(): Promise<boolean> {
    if (reconnected) {
      reconnected = false;
      if ((await watched(readLastSeq(redis, keys))) < seq) return false;
    }
    const events = await watched(readNext(redis, keys, seq));
    if (stopped) return true;
    if (events.length > 0) onEvents(events);
    seq += events.length;
    onHeard();
    return true;
  }

  /** Redis' own time limit does not help against a Redis that is frozen. */
  async function watched<T>(answer: Promise<T>): Promise<T> {
    const cancel = pace.setTimer(silenceLimitMs, () => {
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
        if (error instanceof RangeError) following = false;
        log.error({ error, seq }, 'the feed could not be read');
        await pause(pace, retryMs);
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

async function readNext(redis: Redis, keys: Keys, seq: number): Promise<FeedEvent[]> {
  const reply = readReply.parse(
    await redis.xread('COUNT', batchSize, 'BLOCK', blockMs, 'STREAMS', keys.feed, `${seq}-0`),
  );
  const [stream] = reply ?? [];
  return stream === undefined ? [] : entriesOf(stream[1]).map(({ text }) => eventOf(text));
}
