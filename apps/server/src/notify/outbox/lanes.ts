import { readFileSync } from 'node:fs';
import { deliveryWhy, type DeliveryWhy, type RestingChannel } from '@cordon/protocol/wire/notify.ts';
import type { Redis, Result } from 'ioredis';
import { z } from 'zod';
import type { Keys } from '../../log/keys.ts';
import { resultsOf } from '../../redis/results.ts';

/** [NT15] When something may go to a receiver again, for all processes. Each claim makes its lane rest for a moment. */
export type Lanes = {
  /** How long nothing goes to the channel, in ms; 0 when it is free. */
  restOf(channelId: string): Promise<number>;
  /** The receiver wants a pause. @returns until when, epoch ms of real time */
  rest(channelId: string, ms: number, why: DeliveryWhy): Promise<number>;
  /** The channels whose receivers want a pause now. */
  resting(channelIds: readonly string[]): Promise<RestingChannel[]>;
};

declare module 'ioredis' {
  interface RedisCommander<Context> {
    cordonRestLane(...keysThenArgs: string[]): Result<unknown, Context>;
  }
}

const lua = readFileSync(new URL('scripts/rest.lua', import.meta.url), 'utf8');
const rested = z.tuple([z.literal('rests'), z.int()]);
const text = z.string().nullable();
const lane = z.tuple([text, text, text]); // from, to, why

export type LanesParts = { redis: Redis; keys: Keys; pace: { now(): number } };

export function openLanes({ redis, keys: { outbox: keys }, pace }: LanesParts): Lanes {
  redis.defineCommand('cordonRestLane', { lua, numberOfKeys: 1 });
  return {
    async restOf(channelId) {
      const [from = null, to = null] = await redis.hmget(keys.lane(channelId), 'from', 'to');
      return restOf(from, to, pace.now());
    },
    async rest(channelId, ms, why) {
      const now = pace.now();
      const args = [String(now), String(Math.round(ms)), JSON.stringify(why)];
      return now + rested.parse(await redis.cordonRestLane(keys.lane(channelId), ...args))[1];
    },
    async resting(channelIds) {
      if (channelIds.length === 0) return [];
      const reading = redis.pipeline();
      for (const channelId of channelIds) reading.hmget(keys.lane(channelId), 'from', 'to', 'why');
      const now = pace.now();
      return resultsOf(await reading.exec()).flatMap((reply, i) => {
        const [from, to, why] = lane.parse(reply);
        const ms = restOf(from, to, now);
        if (ms === 0 || why === null) return [];
        return [{ channelId: channelIds[i] ?? '', until: now + ms, why: deliveryWhy.parse(JSON.parse(why)) }];
      });
    },
  };
}

/** One that rests from later than now was written before the clock was set back: it does not count. */
function restOf(from: string | null, to: string | null, now: number): number {
  if (from === null || to === null || now < Number(from)) return 0;
  return Math.max(0, Number(to) - now);
}
