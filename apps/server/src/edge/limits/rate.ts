import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { refusal, type Refusal } from '../refusal.ts';

/** So many in a window of this length, which begins with the first one. */
export type Rate = { points: number; seconds: number };

export type Limiter = {
  /** Counts one, or as many points as are given. @returns null, or the refusal when it is too much */
  take(key: string, points?: number): Promise<Refusal | null>;
  /** Takes one back that turned out not to count. */
  giveBack(key: string): Promise<void>;
};

/** Counted in this process only: for what every packet counts, where asking Redis would cost too much. */
export function ownRate({ points, seconds }: Rate): Limiter {
  return limiterOf(new RateLimiterMemory({ points, duration: seconds }));
}

export type SharedRateParts = { redis: Redis; prefix: string; name: string };

/**
 * Counted in Redis for all processes; while Redis is away, in this process, so that nobody can guess without a limit then. A
 * sender who reaches twice the limit is refused without asking Redis.
 */
export function sharedRate({ points, seconds }: Rate, { redis, prefix, name }: SharedRateParts): Limiter {
  return limiterOf(
    new RateLimiterRedis({
      points,
      duration: seconds,
      storeClient: redis,
      keyPrefix: `${prefix}limit:${name}`,
      rejectIfRedisNotReady: true,
      inMemoryBlockOnConsumed: 2 * points,
      insuranceLimiter: new RateLimiterMemory({ points, duration: seconds }),
    }),
  );
}

/** @param retryAfterMs absent when it is not known */
export function tooMany(retryAfterMs?: number): Refusal {
  return refusal('too-many-requests', retryAfterMs === undefined ? {} : { retryAfterMs });
}

function limiterOf(limiter: RateLimiterMemory | RateLimiterRedis): Limiter {
  return {
    async take(key, points = 1) {
      try {
        await limiter.consume(key, points);
        return null;
      } catch (error) {
        // When the limit is reached, the library throws its count instead of returning it.
        if (error instanceof RateLimiterRes) return tooMany(Math.max(1, error.msBeforeNext));
        throw error;
      }
    },
    giveBack: async (key) => void (await limiter.reward(key)),
  };
}
