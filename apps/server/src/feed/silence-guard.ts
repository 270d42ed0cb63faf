import type { Redis } from 'ioredis';
import type { SystemTimers } from '../ops/clock.ts';
import type { Logger } from '../ops/logger.ts';

/** A Redis that answers neither with entries nor with "none" for this long is frozen, or its connection is cut. */
const silenceLimitMs = 6_000;

export type SilenceGuard = {
  /** Connects again when the answer takes too long: Redis' own time limit does not help when Redis is frozen. */
  guarded<T>(answer: Promise<T>): Promise<T>;
  /** Rejects the answer that is waited for: a client that is told to disconnect while it is away never answers. */
  giveUp(): void;
};

export type SilenceGuardParts = { redis: Redis; systemClock: SystemTimers; log: Pick<Logger, 'warn'> };

export function createSilenceGuard({ redis, systemClock, log }: SilenceGuardParts): SilenceGuard {
  let reject: (why: Error) => void = () => undefined;
  return {
    async guarded(answer) {
      const cancel = systemClock.setTimer(silenceLimitMs, () => {
        log.warn('the feed is silent; connecting again');
        redis.disconnect(true);
      });
      // One promise for each answer: a single one that lasts as long as the feed would hold on to every answer that it was
      // raced against.
      const stopping = Promise.withResolvers<never>();
      ({ reject } = stopping);
      try {
        return await Promise.race([answer, stopping.promise]);
      } finally {
        cancel();
      }
    },
    giveUp: () => reject(new Error('stopped')),
  };
}
