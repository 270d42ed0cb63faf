import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import { createCancellableDelay } from '../ops/cancellable-delay.ts';
import { readLastSeq } from '../log/read.ts';
import { isUrgent } from './compose.ts';
import type { Outbox } from './outbox/outbox.ts';
import { createReadFeed, type ReadFeedParts } from './read-feed.ts';

/** Each look at entries that ask for nothing moves the place on, and that is a write to the disk. */
const napMs = 2_000;
const retryMs = 500;

export type NotifyFollowerParts = ReadFeedParts & { outbox: Pick<Outbox, 'begin'> };

export type NotifyFollower = {
  notice(events: readonly FeedEvent[]): void;
  /** [F15] The feed does not go on where it was read to: the store is asked where to go on. */
  beginAnew(): void;
  stop(): Promise<void>;
};

/** [NT2] Follows the feed from where any process has read it last, and writes down what has to be sent. */
export function startNotifyFollower(parts: NotifyFollowerParts): NotifyFollower {
  const { redis, keys, outbox, systemClock, log } = parts;
  const readFeed = createReadFeed(parts);
  const delay = createCancellableDelay(systemClock);
  let stopped = false;
  let noticed = false;
  let isLost = false;

  async function run(): Promise<void> {
    let at: number | null = null;
    while (!stopped) {
      try {
        if (isLost) at = null;
        isLost = false;
        at ??= await outbox.begin(await readLastSeq(redis, keys));
        noticed = false;
        const reached = await readFeed(at);
        const isQuiet = reached === at && !noticed && !stopped;
        at = reached;
        if (isQuiet) await delay.sleep(napMs);
      } catch (error) {
        log.error({ error }, 'the feed could not be read for messages');
        at = null; // where it was read to is asked of the store
        if (!stopped) await delay.sleep(retryMs);
      }
    }
  }

  const running = run();
  return {
    notice(events) {
      if (!events.some(isUrgent)) return;
      noticed = true;
      delay.wake();
    },
    beginAnew() {
      isLost = true;
      delay.wake();
    },
    async stop() {
      stopped = true;
      delay.wake();
      await running;
    },
  };
}
