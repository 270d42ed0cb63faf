import type { Instant } from '@cordon/protocol/time.ts';
import { type DeadLetter, deliveryWhy } from '@cordon/protocol/wire/notify.ts';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Keys } from '../../log/keys.ts';
import { resultsOf } from '../../redis/results.ts';
import { messageOf } from '../message.ts';
import { dropMessages, replayMessage } from './scripts.ts';

type Over = 'sent' | 'dead' | 'overtaken';

/** Messages that are no longer to be sent. */
export type Letters = {
  /** Those that could not be sent, the last first. */
  dead(): Promise<DeadLetter[]>;
  /** [NT22] The last ones that were not sent because they were no longer true. */
  overtaken(most: number): Promise<DeadLetter[]>;
  /** Sends a dead one again. @returns false when there is none of this ID */
  replay(id: string): Promise<boolean>;
  drop(id: string): Promise<boolean>;
  /** Forgets what came to its state before this moment. @returns how many */
  trim(state: Over, before: Instant): Promise<number>;
};

export type LettersParts = {
  redis: Redis;
  keys: Keys['outbox'];
  systemClock: { now(): number };
};

const stored = z.tuple([z.string(), z.string(), z.coerce.number(), z.string()]); // m, why, tries, at

const dropAtOnce = 200;

export function createLetters({ redis, keys, systemClock }: LettersParts): Letters {
  const dropAll = (state: Over, ids: readonly string[], before: number): Promise<number> =>
    dropMessages(redis, {
      keys: { list: keys[state] },
      args: { state, before },
      moreKeys: ids.map(keys.message),
      moreArgs: ids,
    });

  async function read(ids: readonly string[]): Promise<DeadLetter[]> {
    if (ids.length === 0) return [];
    const reading = redis.pipeline();
    for (const id of ids) reading.hmget(keys.message(id), 'm', 'why', 'tries', 'at');
    const found = resultsOf(await reading.exec()).map((reply) => stored.safeParse(reply).data);
    return found.flatMap((one) => (one === undefined ? [] : letterOf(...one)));
  }

  return {
    dead: async () => read(await redis.zrevrange(keys.dead, 0, -1)),
    overtaken: async (most) => read(await redis.zrevrange(keys.overtaken, 0, most - 1)),
    async replay(id) {
      const { pending, dead } = keys;
      const replayed = await replayMessage(redis, {
        keys: { message: keys.message(id), pending, dead },
        args: { id, now: systemClock.now() },
      });
      return replayed === 'replayed';
    },
    drop: async (id) => (await dropAll('dead', [id], Number.MAX_SAFE_INTEGER)) > 0,
    async trim(state, before) {
      let forgotten = 0;
      for (;;) {
        const ids = await redis.zrangebyscore(keys[state], '-inf', `(${before}`, 'LIMIT', 0, dropAtOnce);
        if (ids.length === 0) return forgotten;
        forgotten += await dropAll(state, ids, before);
      }
    },
  };
}

function letterOf(text: string, why: string, tries: number, at: string): DeadLetter[] {
  const { id, channelId, at: escalatedAt, told } = messageOf(text);
  if (told === null) return [];
  const { rule, severity, plate } = told;
  const reason = deliveryWhy.parse(JSON.parse(why));
  return [{ id, channelId, rule, severity, plate, at: escalatedAt, tries, diedAt: Number(at), why: reason }];
}
