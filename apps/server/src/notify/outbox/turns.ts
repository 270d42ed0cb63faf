import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Keys } from '../../log/keys.ts';
import { resultsOf } from '../../redis/results.ts';
import { type Message, messageOf, urgencyOf } from '../message.ts';
import { claimMessages } from './scripts.ts';

/** Whether a message may go now, as far as its own state says: `busy` for so many ms still; `over`: it is settled. */
export type Ready = { kind: 'ready'; channelId: string } | { kind: 'busy'; ms: number } | { kind: 'over' };

/** Which of the messages asked for are to be sent now, and how often each was tried, and put off, before. */
export type Claimed =
  | { kind: 'claimed'; which: { id: string; tries: number; rests: number }[] }
  | { kind: 'busy'; ms: number }
  | { kind: 'over' };

/** The most urgent of a channel's messages that may go now, and how many there are in all. */
export type Waiting = { messages: Message[]; count: number };

/** @property most how many may be claimed at once */
export type ClaimAsked = { token: string; claimMs: number; most: number; gapMs: number };

/** [NT14] Which of a channel's messages goes next. */
export type Turns = {
  /** The job of a message says that its time has come: it is put among what is ready of its channel. */
  ready(id: string): Promise<Ready>;
  waiting(channelId: string, most: number): Promise<Waiting>;
  /** How many of its channel's messages are more urgent; null when it is not ready. */
  ahead(channelId: string, id: string): Promise<number | null>;
  claim(channelId: string, ids: readonly string[], asked: ClaimAsked): Promise<Claimed>;
};

export type TurnsParts = {
  redis: Redis;
  keys: Keys['outbox'];
  systemClock: { now(): number };
};

const field = z.string().nullable();
const looked = z.tuple([z.tuple([field, field, field]), z.int()]); // state, m, next · the claim's time left

export function createTurns({ redis, keys, systemClock }: TurnsParts): Turns {
  async function readMessages(
    ids: readonly string[],
  ): Promise<{ id: string; state: string | null; text: string | null }[]> {
    if (ids.length === 0) return [];
    const reading = redis.pipeline();
    for (const id of ids) reading.hmget(keys.message(id), 'state', 'm');
    return resultsOf(await reading.exec()).map((reply, i) => {
      const [state = null, text = null] = z.array(z.string().nullable()).parse(reply);
      return { id: ids[i] ?? '', state, text };
    });
  }

  return {
    async ready(id) {
      const replies = await redis.pipeline().hmget(keys.message(id), 'state', 'm', 'next').pttl(keys.claim(id)).exec();
      const [[state, text, next], claimLeftMs] = looked.parse(resultsOf(replies));
      if (state !== 'pending' || text === null) return { kind: 'over' };
      const ms = Math.max(claimLeftMs, Number(next) - systemClock.now());
      if (ms > 0) return { kind: 'busy', ms };
      const one = messageOf(text);
      await redis.zadd(keys.ready(one.channelId), urgencyOf(one), id);
      return { kind: 'ready', channelId: one.channelId };
    },
    async waiting(channelId, most) {
      const ready = keys.ready(channelId);
      const [count, ids] = resultsOf(
        await redis
          .pipeline()
          .zcard(ready)
          .zrevrange(ready, 0, most - 1)
          .exec(),
      );
      const read = await readMessages(z.array(z.string()).parse(ids));
      const gone = read.filter(({ state }) => state !== 'pending').map(({ id }) => id);
      if (gone.length > 0) await redis.zrem(ready, ...gone);
      const messages = read.flatMap(({ state, text }) =>
        state === 'pending' && text !== null ? [messageOf(text)] : [],
      );
      return { messages, count: z.number().parse(count) - gone.length };
    },
    ahead: (channelId, id) => redis.zrevrank(keys.ready(channelId), id),
    async claim(channelId, ids, { token, claimMs, most, gapMs }) {
      const [kind, ...rest] = await claimMessages(redis, {
        keys: { lane: keys.lane(channelId), ready: keys.ready(channelId) },
        args: { token, claimMs, now: systemClock.now(), most, gapMs },
        moreKeys: ids.flatMap((id) => [keys.message(id), keys.claim(id)]),
        moreArgs: ids,
      });
      if (kind === 'over') return { kind: kind };
      if (kind === 'busy') return { kind: kind, ms: rest[0] ?? 0 };
      const which = ids.flatMap((id, i) => {
        const at = rest.findIndex((place, j) => j % 3 === 0 && place === i + 1);
        return at === -1 ? [] : [{ id, tries: rest[at + 1] ?? 0, rests: rest[at + 2] ?? 0 }];
      });
      return { kind: kind, which };
    },
  };
}
