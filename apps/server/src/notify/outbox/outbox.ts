import type { Instant } from '@cordon/protocol/time.ts';
import { type DeadLetter, deliveryWhy, type DeliveryWhy } from '@cordon/protocol/wire/notify.ts';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Keys } from '../../log/keys.ts';
import { resultsOf } from '../../redis/results.ts';
import { type Message, messageOf, messageText, urgencyOf } from '../message.ts';
import { addMessage, claimMessages, dropMessages, replayMessage, settleMessage, takeMessages } from './scripts.ts';

/** A message that may go now, as far as it is its own business; or for how long it may not (ms); or it is settled. */
export type Ready = { is: 'ready'; channelId: string } | { is: 'busy'; ms: number } | { is: 'over' };

/** Those of the messages asked for that are to be sent now, and how often each was tried, and put off, before. */
export type Claimed =
  | { is: 'claimed'; which: { id: string; tries: number; rests: number }[] }
  | { is: 'busy'; ms: number }
  | { is: 'over' };

/** How sending went: `released` when it was not tried to the end, because the process stops. */
export type Settlement =
  | { is: 'sent' }
  | { is: 'again'; why: DeliveryWhy; nextAt: number }
  | { is: 'rested'; why: DeliveryWhy; nextAt: number } // its receiver wants a pause: no try of its own
  | { is: 'dead'; why: DeliveryWhy }
  | { is: 'overtaken'; why: DeliveryWhy }
  | { is: 'released' };

export type Outcome = { state: 'pending' | 'sent' | 'dead' | 'overtaken'; why: DeliveryWhy | null };

/** The most urgent of a channel's messages that may go now, and how many there are in all. */
export type Waiting = { messages: Message[]; count: number };

export type ClaimAsked = { token: string; claimMs: number; most: number; gapMs: number };

/** What has to be sent, has been, or could not be: the truth of it, whatever becomes of the jobs. */
export type Outbox = {
  /** How far the feed was read, at most to its last entry; on a feed that was never read, from here on. */
  begin(last: number): Promise<number>;
  /** [NT3] Null when somebody else has read on; then how far. */
  take(from: number, to: number, messages: readonly Message[]): Promise<number | null>;
  /** Puts a message among those to be sent that no entry of the feed asks for. */
  add(message: Message): Promise<void>;
  /** [NT14] Its time has come, says its job: it is put among what is ready of its channel. */
  ready(id: string): Promise<Ready>;
  waiting(channelId: string, most: number): Promise<Waiting>;
  /** How many of its channel's messages are more urgent; null when it is not ready. */
  ahead(channelId: string, id: string): Promise<number | null>;
  claim(channelId: string, ids: readonly string[], asked: ClaimAsked): Promise<Claimed>;
  settle(message: Message, token: string, settlement: Settlement): Promise<boolean>;
  outcome(id: string): Promise<Outcome | null>;
  /** Everything that is to be sent, and when (epoch ms of real time), the earliest first. */
  pending(): Promise<{ id: string; nextAt: number }[]>;
  dead(): Promise<DeadLetter[]>;
  /** [NT22] The last that were not sent since what they say was no longer true. */
  overtaken(most: number): Promise<DeadLetter[]>;
  replay(id: string): Promise<boolean>;
  drop(id: string): Promise<boolean>;
  /** Forgets what came to its state before this moment. */
  trim(state: 'sent' | 'dead' | 'overtaken', before: Instant): Promise<number>;
  depths(): Promise<{ pending: number; dead: number }>;
};

const field = z.string().nullable();
const looked = z.tuple([z.tuple([field, field, field]), z.int()]); // state, m, next · the claim's time left
const states = z.enum(['pending', 'sent', 'dead', 'overtaken']);
const stored = z.tuple([z.string(), z.string(), z.coerce.number(), z.string()]); // m, why, tries, at

const dropAtOnce = 200;

export type OutboxParts = {
  redis: Redis;
  keys: Keys;
  siteClock: { now(): Instant }; // the site's: what people read
  systemClock: { now(): number }; // real time: when to try again
};

export function openOutbox({ redis, keys: { outbox: keys }, siteClock, systemClock }: OutboxParts): Outbox {
  const dropAll = (state: 'sent' | 'dead' | 'overtaken', ids: readonly string[], before: number): Promise<number> =>
    dropMessages(redis, {
      keys: { list: keys[state] },
      args: { state, before },
      moreKeys: ids.map(keys.message),
      moreArgs: ids,
    });

  async function readLetters(ids: readonly string[]): Promise<DeadLetter[]> {
    if (ids.length === 0) return [];
    const reading = redis.pipeline();
    for (const id of ids) reading.hmget(keys.message(id), 'm', 'why', 'tries', 'at');
    const found = resultsOf(await reading.exec()).map((reply) => stored.safeParse(reply).data);
    return found.flatMap((one) => (one === undefined ? [] : letterOf(...one)));
  }

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
    async begin(last) {
      await redis.set(keys.at, String(last), 'NX');
      const at = Number(await redis.get(keys.at));
      if (at <= last) return at;
      // [F15] Ahead of the feed: it would wait for numbers that are given out a second time. A message is written down once.
      await redis.set(keys.at, String(last));
      return last;
    },
    take: (from, to, messages) =>
      takeMessages(redis, {
        keys: { at: keys.at, pending: keys.pending },
        args: { expected: from, after: to, now: systemClock.now() },
        moreKeys: messages.flatMap(({ id, channelId }) => [keys.message(id), keys.ready(channelId)]),
        moreArgs: messages.flatMap((one) => [one.id, one.channelId, messageText(one), urgencyOf(one)]),
      }),
    async add(one) {
      const { id, channelId: channel } = one;
      await addMessage(redis, {
        keys: { message: keys.message(id), pending: keys.pending, ready: keys.ready(channel) },
        args: { id, channel, message: messageText(one), urgency: urgencyOf(one), now: systemClock.now() },
      });
    },
    async ready(id) {
      const replies = await redis.pipeline().hmget(keys.message(id), 'state', 'm', 'next').pttl(keys.claim(id)).exec();
      const [[state, text, next], claimLeftMs] = looked.parse(resultsOf(replies));
      if (state !== 'pending' || text === null) return { is: 'over' };
      const ms = Math.max(claimLeftMs, Number(next) - systemClock.now());
      if (ms > 0) return { is: 'busy', ms };
      const one = messageOf(text);
      await redis.zadd(keys.ready(one.channelId), urgencyOf(one), id);
      return { is: 'ready', channelId: one.channelId };
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
      if (kind === 'over') return { is: kind };
      if (kind === 'busy') return { is: kind, ms: rest[0] ?? 0 };
      const which = ids.flatMap((id, i) => {
        const at = rest.findIndex((place, j) => j % 3 === 0 && place === i + 1);
        return at === -1 ? [] : [{ id, tries: rest[at + 1] ?? 0, rests: rest[at + 2] ?? 0 }];
      });
      return { is: kind, which };
    },
    async settle(one, token, settlement) {
      const { id, channelId } = one;
      const why = 'why' in settlement ? JSON.stringify(settlement.why) : '';
      const nextAt = 'nextAt' in settlement ? settlement.nextAt : '';
      const { pending, sent, dead, overtaken } = keys;
      const lists = { pending, sent, dead, overtaken, ready: keys.ready(channelId) };
      const settled = await settleMessage(redis, {
        keys: { message: keys.message(id), claim: keys.claim(id), ...lists },
        args: { id, token, outcome: settlement.is, now: siteClock.now(), why, nextAt, urgency: urgencyOf(one) },
      });
      return settled === 'settled';
    },
    async outcome(id) {
      const [state, why = null] = await redis.hmget(keys.message(id), 'state', 'why');
      const read = states.safeParse(state);
      if (!read.success) return null;
      return { state: read.data, why: why === null ? null : deliveryWhy.parse(JSON.parse(why)) };
    },
    async pending() {
      const reply = await redis.zrange(keys.pending, '0', '-1', 'WITHSCORES');
      const ids = reply.filter((_, i) => i % 2 === 0);
      return ids.map((id, i) => ({ id, nextAt: Number(reply[2 * i + 1]) }));
    },
    dead: async () => readLetters(await redis.zrevrange(keys.dead, 0, -1)),
    overtaken: async (most) => readLetters(await redis.zrevrange(keys.overtaken, 0, most - 1)),
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
    async depths() {
      const [pending, dead] = resultsOf(await redis.pipeline().zcard(keys.pending).zcard(keys.dead).exec());
      return { pending: z.number().parse(pending), dead: z.number().parse(dead) };
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
