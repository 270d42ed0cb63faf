import type { Redis } from 'ioredis';
import type { Keys } from '../log/keys.ts';
import type { Clock } from '../ops/clock.ts';
import type { Closers } from '../ops/closers.ts';
import type { Logger } from '../ops/logger.ts';
import { openBroadcast, type Broadcast, type Send } from './broadcast.ts';
import { type Followers, openFollowers } from './follow.ts';
import { type Live, openLive } from './live.ts';
import { startTail } from './tail.ts';

export type FeedParts = {
  redis: Redis;
  tail: Redis;
  keys: Keys;
  clock: Clock;
  pace: Clock;
  log: Pick<Logger, 'error' | 'warn' | 'info'>;
  closers: Pick<Closers, 'add'>;
  send: Send;
};

export type Feed = { live: Live; broadcast: Broadcast; followers: Followers; start(): Promise<void> };

/** Everything that follows the site's feed in this process. */
export function openFeed({ redis, tail, keys, clock, pace, log, closers, send }: FeedParts): Feed {
  const broadcast = openBroadcast({ clock, pace, send });
  closers.add(() => broadcast.stop());
  const live = openLive({ clock, broadcast });
  const followers = openFollowers({ redis, keys, clock, pace, live, broadcast });
  return {
    live,
    broadcast,
    followers,
    /** Resolves when the picture is there. */
    start() {
      const running = startTail({
        redis: tail,
        keys,
        clock,
        pace,
        log,
        onPicture: (picture, recent) => live.restart(picture, recent),
        onEvents: (events) => live.apply(events),
        onHeard: () => broadcast.heard(),
      });
      closers.add(() => running.stop());
      return running.started;
    },
  };
}
