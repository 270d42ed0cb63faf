import type { Position } from '@cordon/protocol/wire/position.ts';
import type { Redis } from 'ioredis';
import { breaksSince } from '../log/feed-identity.ts';
import type { Keys } from '../log/keys.ts';
import type { SiteClock, SystemClock } from '../ops/clock.ts';
import type { Closers } from '../ops/closers.ts';
import type { Logger } from '../ops/logger.ts';
import { type Measures, unmeasured } from '../ops/metrics/measures.ts';
import { createBroadcast, type Broadcast, type Send } from './broadcast.ts';
import { type Followers, createFollowers } from './follow.ts';
import { type Live, createLive } from './live.ts';
import type { PlaceFile } from './place-file.ts';
import { startTail } from './tail.ts';

export type FeedParts = {
  redis: Redis;
  tail: Redis;
  keys: Keys;
  siteClock: SiteClock;
  systemClock: SystemClock;
  log: Pick<Logger, 'error' | 'warn' | 'info'>;
  closers: Pick<Closers, 'add'>;
  send: Send;
  place?: PlaceFile; // absent in tests that need none
  measures?: Pick<Measures, 'feedBroke'>;
};

export type Feed = {
  live: Live;
  broadcast: Broadcast;
  followers: Followers;
  /** Resolves when the picture has been read. */
  start(): Promise<void>;
  /** [F13] Calls `report` when a device knows more than the store. */
  onUnknownEntries(report: (position: Position) => void): void;
};

/** Everything that follows the site's feed in this process. */
export function createFeed(parts: FeedParts): Feed {
  const { redis, tail, keys, siteClock, systemClock, log, closers, send, place, measures = unmeasured } = parts;
  const broadcast = createBroadcast({ siteClock, systemClock, send });
  closers.add(() => broadcast.stop());
  const live = createLive({ siteClock, systemClock, broadcast });
  const followers = createFollowers({
    ...{ redis, keys, siteClock, systemClock, live, broadcast },
    onUnknownEntries: (position) => report(position),
  });
  let report: (position: Position) => void = () => undefined;
  return {
    live,
    broadcast,
    followers,
    onUnknownEntries: (given) => void (report = given),
    start() {
      const left = place?.read() ?? null;
      const known = () => live.known() ?? left;
      const running = startTail({
        redis: tail,
        keys,
        siteClock,
        systemClock,
        log,
        known,
        onPicture(opened) {
          const before = known();
          live.restart(opened);
          if (before !== null) measures.feedBroke(breaksSince(opened.identity, before.feed));
        },
        onEntries: (entries) => live.apply(entries),
        onCurrent: () => live.confirmCurrent(),
      });
      closers.add(() => running.stop());
      const keeping = place?.follow(() => live.known());
      if (keeping !== undefined) closers.add(() => keeping.stop());
      return running.started;
    },
  };
}
