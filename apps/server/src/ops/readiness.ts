import type { Clock } from './clock.ts';
import { pause } from './pause.ts';

const pingWithinMs = 1_000;

export type ReadyState = {
  ready: boolean;
  redis: 'embedded' | 'external';
  redisAnswers: boolean;
  caughtUp: boolean; // this process's picture is as far as the feed
  durability: readonly string[]; // warnings
};

export type Readiness = { look(): Promise<ReadyState> };

export type ReadinessParts = {
  redis: { ping(): Promise<unknown> };
  kind: ReadyState['redis'];
  durability: readonly string[];
  pace: Clock;
  lastSeq: () => Promise<number>;
  seq: () => number;
  isStopping: () => boolean;
};

/** Entries come in while one looks; who is only these behind is not late. */
const aheadAtMost = 1_000;

export function openReadiness({ redis, kind, durability, pace, lastSeq, seq, isStopping }: ReadinessParts): Readiness {
  async function ask(): Promise<{ redisAnswers: boolean; caughtUp: boolean }> {
    await redis.ping();
    return { redisAnswers: true, caughtUp: (await lastSeq()) - seq() < aheadAtMost };
  }
  const silent = { redisAnswers: false, caughtUp: false };
  return {
    async look() {
      const asked = ask().catch(() => silent);
      const found = await Promise.race([asked, pause(pace, pingWithinMs).then(() => silent)]);
      const ready = found.redisAnswers && found.caughtUp && !isStopping();
      return { ready, redis: kind, ...found, durability };
    },
  };
}
