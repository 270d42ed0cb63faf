import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Keys } from '../log/keys.ts';
import { entriesOf, type FeedEntry, feedEntryOf } from '../log/read.ts';
import type { SiteTime, SystemClock } from '../ops/clock.ts';
import type { Logger } from '../ops/logger.ts';
import { pause } from '../ops/pause.ts';
import { resultsOf } from '../redis/results.ts';
import { askContinuity, judgeContinuity, type Known } from './continuity.ts';
import { type Opened, openPicture } from './open-picture.ts';
import { createSilenceGuard } from './silence-guard.ts';

const blockMs = 1_000;
const batchSize = 500;
const retryMs = 200;

export type TailParts = {
  /** A connection of its own, since reading blocks it. It retries without a limit, and its commands have no time limit. */
  redis: Redis;
  keys: Keys;
  siteClock: SiteTime;
  systemClock: SystemClock;
  log: Pick<Logger, 'error' | 'warn' | 'info'>;
  /** How far the feed was followed: by this process, or by the one before it on this machine; null when it is not known. */
  known(): Known | null;
  /** The picture as it is now; called at the start, and again whenever the feed can't be followed on. */
  onPicture(opened: Opened): void;
  /** The next entries. When it throws, they do not fit (one is missing, say), and the picture is read anew. */
  onEntries(entries: readonly FeedEntry[]): void;
  /** Redis has answered: the picture is current. */
  onCurrent(): void;
};

export type Tail = {
  /** Resolves when the picture has been read for the first time. */
  started: Promise<void>;
  stop(): Promise<void>;
};

/** [F1] Follows the feed from the snapshot's place on, for as long as the process runs, whatever happens to Redis. */
export function startTail(parts: TailParts): Tail {
  const { redis, keys, siteClock, systemClock, log, known, onPicture, onEntries, onCurrent } = parts;
  const { guarded, giveUp } = createSilenceGuard({ redis, systemClock, log });
  let stopped = false;
  let seq = 0;

  async function begin(): Promise<void> {
    const opened = await openPicture({ redis, keys, siteClock, log, known, guarded });
    ({ seq } = opened.picture);
    onPicture(opened);
    onCurrent();
  }

  /** @returns false when the feed does not go on from where we are */
  async function step(): Promise<boolean> {
    const { entries, goesOn } = await guarded(readNext(redis, keys, seq, known()));
    if (stopped) return true;
    if (!goesOn) return false;
    if (entries.length > 0 && !takes(entries, seq, { onEntries, log })) return false;
    seq += entries.length;
    onCurrent();
    return true;
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
      giveUp();
      await running;
    },
  };
}

/** [L14] Whatever does not fit is behind us once the store's picture is read: it keeps nobody from going on. */
function takes(entries: readonly FeedEntry[], seq: number, { onEntries, log }: Pick<TailParts, 'onEntries' | 'log'>) {
  try {
    onEntries(entries);
    return true;
  } catch (error) {
    log.error({ error, seq }, 'an entry of the feed does not fit');
    return false;
  }
}

const readReply = z.union([z.null(), z.array(z.tuple([z.string(), z.unknown()]))]);

/**
 * [F10] Whether the feed goes on from what is known is asked after each read, also after an empty one: only then is it sure that
 * what was read is of the feed we follow. Redis takes the question with the read, and comes to it when it has something to read.
 */
async function readNext(
  redis: Redis,
  keys: Keys,
  seq: number,
  known: Known | null,
): Promise<{ entries: FeedEntry[]; goesOn: boolean }> {
  const reading = redis.pipeline().xread('COUNT', batchSize, 'BLOCK', blockMs, 'STREAMS', keys.feed, `${seq}-0`);
  const asking = known === null ? reading : askContinuity(reading, keys, known);
  const [read, ...continuity] = resultsOf(await asking.exec());
  const [stream] = readReply.parse(read) ?? [];
  const entries = stream === undefined ? [] : entriesOf(stream[1]).map(feedEntryOf);
  if (known === null) return { entries, goesOn: true };
  return { entries, goesOn: (await judgeContinuity(redis, keys, known, continuity)).kind === 'same' };
}
