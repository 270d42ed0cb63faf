import { readFileSync } from 'node:fs';
import type { Instant } from '@cordon/protocol/time.ts';
import { type DeadLetter, deliveryWhy, type DeliveryWhy } from '@cordon/protocol/wire/notify.ts';
import type { Redis, Result } from 'ioredis';
import { z } from 'zod';
import type { Keys } from '../../log/keys.ts';
import { resultsOf } from '../../redis/results.ts';
import { type Message, messageOf, messageText, urgencyOf } from '../message.ts';

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

declare module 'ioredis' {
  interface RedisCommander<Context> {
    cordonTakeMessages(keyCount: number, ...keysThenArgs: string[]): Result<unknown, Context>;
    cordonAddMessage(...keysThenArgs: string[]): Result<unknown, Context>;
    cordonClaimMessages(keyCount: number, ...keysThenArgs: string[]): Result<unknown, Context>;
    cordonSettleMessage(...keysThenArgs: string[]): Result<unknown, Context>;
    cordonReplayMessage(...keysThenArgs: string[]): Result<unknown, Context>;
    cordonDropMessages(keyCount: number, ...keysThenArgs: string[]): Result<number, Context>;
  }
}

const lua = (name: string) => readFileSync(new URL(`scripts/${name}.lua`, import.meta.url), 'utf8');
const scripts = {
  take: lua('take'),
  add: lua('add'),
  claim: lua('claim'),
  settle: lua('settle'),
  replay: lua('replay'),
  drop: lua('drop'),
};

const taken = z.union([z.tuple([z.literal('taken')]), z.tuple([z.literal('moved'), z.string()])]);
const claimed = z.union([
  z.tuple([z.literal('claimed')], z.int()),
  z.tuple([z.literal('busy'), z.int()]),
  z.tuple([z.literal('over')]),
]);
const settled = z.tuple([z.enum(['settled', 'lost'])]);
const replayed = z.tuple([z.enum(['replayed', 'not-dead'])]);
const field = z.string().nullable();
const looked = z.tuple([z.tuple([field, field, field]), z.int()]); // state, m, next · the claim's time left
const states = z.enum(['pending', 'sent', 'dead', 'overtaken']);
const stored = z.tuple([z.string(), z.string(), z.coerce.number(), z.string()]); // m, why, tries, at

const dropAtOnce = 200;

export type OutboxParts = {
  redis: Redis;
  keys: Keys;
  clock: { now(): Instant }; // the site's: what people read
  pace: { now(): number }; // real time: when to try again
};

export function openOutbox({ redis, keys: { outbox: keys }, clock, pace }: OutboxParts): Outbox {
  redis.defineCommand('cordonTakeMessages', { lua: scripts.take });
  redis.defineCommand('cordonAddMessage', { lua: scripts.add, numberOfKeys: 3 });
  redis.defineCommand('cordonClaimMessages', { lua: scripts.claim });
  redis.defineCommand('cordonSettleMessage', { lua: scripts.settle, numberOfKeys: 7 });
  redis.defineCommand('cordonReplayMessage', { lua: scripts.replay, numberOfKeys: 3 });
  redis.defineCommand('cordonDropMessages', { lua: scripts.drop });

  const dropAll = (state: 'sent' | 'dead' | 'overtaken', ids: readonly string[], before: string): Promise<number> => {
    const toDrop = [keys[state], ...ids.map(keys.message)];
    return redis.cordonDropMessages(toDrop.length, ...toDrop, state, before, ...ids);
  };

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
    async take(from, to, messages) {
      const own = messages.flatMap(({ id, channelId }) => [keys.message(id), keys.ready(channelId)]);
      const written = [keys.at, keys.pending, ...own];
      const texts = messages.flatMap((one) => [one.id, one.channelId, messageText(one), String(urgencyOf(one))]);
      const now = String(pace.now());
      const [kind, place] = taken.parse(
        await redis.cordonTakeMessages(written.length, ...written, String(from), String(to), now, ...texts),
      );
      return kind === 'taken' ? null : Number(place);
    },
    async add(one) {
      const touched = [keys.message(one.id), keys.pending, keys.ready(one.channelId)];
      const args = [one.id, one.channelId, messageText(one), String(urgencyOf(one)), String(pace.now())];
      await redis.cordonAddMessage(...touched, ...args);
    },
    async ready(id) {
      const replies = await redis.pipeline().hmget(keys.message(id), 'state', 'm', 'next').pttl(keys.claim(id)).exec();
      const [[state, text, next], claimLeftMs] = looked.parse(resultsOf(replies));
      if (state !== 'pending' || text === null) return { is: 'over' };
      const ms = Math.max(claimLeftMs, Number(next) - pace.now());
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
      const own = ids.flatMap((id) => [keys.message(id), keys.claim(id)]);
      const touched = [keys.lane(channelId), keys.ready(channelId), ...own];
      const args = [token, claimMs, pace.now(), most, gapMs].map(String);
      const reply = claimed.parse(await redis.cordonClaimMessages(touched.length, ...touched, ...args, ...ids));
      const [kind, ...rest] = reply;
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
      const nextAt = 'nextAt' in settlement ? String(settlement.nextAt) : '';
      const { pending, sent, dead, overtaken } = keys;
      const touched = [keys.message(id), keys.claim(id), pending, sent, dead, overtaken, keys.ready(channelId)];
      const args = [id, token, settlement.is, String(clock.now()), why, nextAt, String(urgencyOf(one))];
      const [kind] = settled.parse(await redis.cordonSettleMessage(...touched, ...args));
      return kind === 'settled';
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
      const touched = [keys.message(id), keys.pending, keys.dead];
      const [kind] = replayed.parse(await redis.cordonReplayMessage(...touched, id, String(pace.now())));
      return kind === 'replayed';
    },
    drop: async (id) => (await dropAll('dead', [id], String(Number.MAX_SAFE_INTEGER))) > 0,
    async trim(state, before) {
      let forgotten = 0;
      for (;;) {
        const ids = await redis.zrangebyscore(keys[state], '-inf', `(${before}`, 'LIMIT', 0, dropAtOnce);
        if (ids.length === 0) return forgotten;
        forgotten += await dropAll(state, ids, String(before));
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
