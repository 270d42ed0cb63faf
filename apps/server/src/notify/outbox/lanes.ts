import { deliveryWhy, type DeliveryWhy, type RestingChannel } from '@cordon/protocol/wire/notify.ts';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Keys } from '../../log/keys.ts';
import { resultsOf } from '../../redis/results.ts';
import { defineScript } from '../../redis/script.ts';

/** [NT15] When something may be sent to a receiver again, for all processes. Each claim makes its channel rest for a moment. */
export type Lanes = {
  /** How long nothing goes to the channel, in ms; 0 when it is free. */
  restOf(channelId: string): Promise<number>;
  /** The receiver wants a pause. @returns until when, epoch ms of real time */
  rest(channelId: string, ms: number, why: DeliveryWhy): Promise<number>;
  /** The channels whose receivers want a pause now. */
  resting(channelIds: readonly string[]): Promise<RestingChannel[]>;
};

const restLane = defineScript({
  file: new URL('scripts/rest.lua', import.meta.url),
  keys: ['lane'],
  args: ['now', 'ms', 'why'],
  reply: z.tuple([z.literal('rests'), z.int()]).transform(([, ms]) => ms),
});
const text = z.string().nullable();
const lane = z.tuple([text, text, text]); // from, to, why

export type LanesParts = { redis: Redis; keys: Keys; systemClock: { now(): number } };

export function createLanes({ redis, keys: { outbox: keys }, systemClock }: LanesParts): Lanes {
  return {
    async restOf(channelId) {
      const [from = null, to = null] = await redis.hmget(keys.lane(channelId), 'from', 'to');
      return restOf(from, to, systemClock.now());
    },
    async rest(channelId, ms, why) {
      const now = systemClock.now();
      const args = { now, ms: Math.round(ms), why: JSON.stringify(why) };
      return now + (await restLane(redis, { keys: { lane: keys.lane(channelId) }, args }));
    },
    async resting(channelIds) {
      if (channelIds.length === 0) return [];
      const reading = redis.pipeline();
      for (const channelId of channelIds) reading.hmget(keys.lane(channelId), 'from', 'to', 'why');
      const now = systemClock.now();
      return resultsOf(await reading.exec()).flatMap((reply, i) => {
        const [from, to, why] = lane.parse(reply);
        const ms = restOf(from, to, now);
        if (ms === 0 || why === null) return [];
        return [{ channelId: channelIds[i] ?? '', until: now + ms, why: deliveryWhy.parse(JSON.parse(why)) }];
      });
    },
  };
}

/** In ms. A rest that begins in the future was written before the clock was set back: it does not count. */
function restOf(from: string | null, to: string | null, now: number): number {
  if (from === null || to === null || now < Number(from)) return 0;
  return Math.max(0, Number(to) - now);
}
