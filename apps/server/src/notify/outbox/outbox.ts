import { readFileSync } from 'node:fs';
import type { Instant } from '@cordon/protocol/time.ts';
import { type DeadLetter, deliveryWhy, type DeliveryWhy } from '@cordon/protocol/wire/notify.ts';
import type { Redis, Result } from 'ioredis';
import { z } from 'zod';
import type { Keys } from '../../log/keys.ts';
import { resultsOf } from '../../redis/results.ts';
import { type Message, message } from '../message.ts';

export type Claimed = { is: 'claimed'; message: Message; tries: number } | { is: 'busy'; ms: number } | { is: 'over' };

/** How sending went: `released` when it was not tried to the end, because the process stops. */
export type Settlement =
  | { is: 'sent' }
  | { is: 'again'; why: DeliveryWhy; nextAt: number }
  | { is: 'dead'; why: DeliveryWhy }
  | { is: 'released' };

/** What has to be sent, has been, or could not be: the truth of it, whatever becomes of the jobs. */
export type Outbox = {
  /** How far the feed was read; on a feed that was never read, from here on. */
  begin(last: number): Promise<number>;
  /** [NT3] Null when somebody else has read on; then how far. */
  take(from: number, to: number, messages: readonly Message[]): Promise<number | null>;
  claim(id: string, token: string, ms: number): Promise<Claimed>;
  settle(id: string, token: string, settlement: Settlement): Promise<boolean>;
  /** Everything that is to be sent, and when (epoch ms of real time), the earliest first. */
  pending(): Promise<{ id: string; nextAt: number }[]>;
  dead(): Promise<DeadLetter[]>;
  replay(id: string): Promise<boolean>;
  drop(id: string): Promise<boolean>;
  /** Forgets what came to its state before this moment. */
  trim(state: 'sent' | 'dead', before: Instant): Promise<number>;
  depths(): Promise<{ pending: number; dead: number }>;
};

declare module 'ioredis' {
  interface RedisCommander<Context> {
    cordonTakeMessages(keyCount: number, ...keysThenArgs: string[]): Result<unknown, Context>;
    cordonClaimMessage(...keysThenArgs: string[]): Result<unknown, Context>;
    cordonSettleMessage(...keysThenArgs: string[]): Result<unknown, Context>;
    cordonReplayMessage(...keysThenArgs: string[]): Result<unknown, Context>;
    cordonDropMessages(keyCount: number, ...keysThenArgs: string[]): Result<number, Context>;
  }
}

const lua = (name: string) => readFileSync(new URL(`scripts/${name}.lua`, import.meta.url), 'utf8');
const scripts = {
  take: lua('take'),
  claim: lua('claim'),
  settle: lua('settle'),
  replay: lua('replay'),
  drop: lua('drop'),
};

const taken = z.union([z.tuple([z.literal('taken')]), z.tuple([z.literal('moved'), z.string()])]);
const claimed = z.union([
  z.tuple([z.literal('claimed'), z.string(), z.int()]),
  z.tuple([z.literal('busy'), z.int()]),
  z.tuple([z.literal('over')]),
]);
const settled = z.tuple([z.enum(['settled', 'lost'])]);
const replayed = z.tuple([z.enum(['replayed', 'not-dead'])]);
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
  redis.defineCommand('cordonClaimMessage', { lua: scripts.claim, numberOfKeys: 2 });
  redis.defineCommand('cordonSettleMessage', { lua: scripts.settle, numberOfKeys: 5 });
  redis.defineCommand('cordonReplayMessage', { lua: scripts.replay, numberOfKeys: 3 });
  redis.defineCommand('cordonDropMessages', { lua: scripts.drop });

  const dropAll = (state: 'sent' | 'dead', ids: readonly string[], before: string): Promise<number> => {
    const toDrop = [keys[state], ...ids.map(keys.message)];
    return redis.cordonDropMessages(toDrop.length, ...toDrop, state, before, ...ids);
  };

  return {
    async begin(last) {
      await redis.set(keys.at, String(last), 'NX');
      return Number(await redis.get(keys.at));
    },
    async take(from, to, messages) {
      const written = [keys.at, keys.pending, ...messages.map(({ id }) => keys.message(id))];
      const texts = messages.flatMap((one) => [one.id, one.channelId, JSON.stringify(one)]);
      const now = String(pace.now());
      const [kind, place] = taken.parse(
        await redis.cordonTakeMessages(written.length, ...written, String(from), String(to), now, ...texts),
      );
      return kind === 'taken' ? null : Number(place);
    },
    async claim(id, token, ms) {
      const [kind, value, tries] = claimed.parse(
        await redis.cordonClaimMessage(keys.message(id), keys.claim(id), token, String(ms), String(pace.now())),
      );
      if (kind === 'over') return { is: kind };
      if (kind === 'busy') return { is: kind, ms: value };
      return { is: kind, message: message.parse(JSON.parse(value)), tries };
    },
    async settle(id, token, settlement) {
      const why = 'why' in settlement ? JSON.stringify(settlement.why) : '';
      const nextAt = settlement.is === 'again' ? String(settlement.nextAt) : '';
      const { pending, sent, dead } = keys;
      const touched = [keys.message(id), keys.claim(id), pending, sent, dead];
      const told = [id, token, settlement.is, String(clock.now()), why, nextAt];
      const [kind] = settled.parse(await redis.cordonSettleMessage(...touched, ...told));
      return kind === 'settled';
    },
    async pending() {
      const reply = await redis.zrange(keys.pending, '0', '-1', 'WITHSCORES');
      const ids = reply.filter((_, i) => i % 2 === 0);
      return ids.map((id, i) => ({ id, nextAt: Number(reply[2 * i + 1]) }));
    },
    async dead() {
      const ids = await redis.zrevrange(keys.dead, 0, -1);
      if (ids.length === 0) return [];
      const reading = redis.pipeline();
      for (const id of ids) reading.hmget(keys.message(id), 'm', 'why', 'tries', 'at');
      const found = resultsOf(await reading.exec()).map((reply) => stored.safeParse(reply).data);
      return found.flatMap((one) => (one === undefined ? [] : letterOf(...one)));
    },
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
  const { id, channelId, at: escalatedAt, told } = message.parse(JSON.parse(text));
  if (told === null) return [];
  const { rule, severity, plate } = told;
  const reason = deliveryWhy.parse(JSON.parse(why));
  return [{ id, channelId, rule, severity, plate, at: escalatedAt, tries, diedAt: Number(at), why: reason }];
}
