import type { Instant } from '@cordon/protocol/time.ts';
import { deliveryWhy, type DeliveryWhy } from '@cordon/protocol/wire/notify.ts';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Keys } from '../../log/keys.ts';
import { resultsOf } from '../../redis/results.ts';
import { type Message, messageText, urgencyOf } from '../message.ts';
import { type Letters, createLetters } from './letters.ts';
import { addMessage, settleMessage, takeMessages } from './scripts.ts';
import { createTurns, type Turns } from './turns.ts';

/** What became of a sending; `nextAt` is epoch ms of real time. `released`: it was broken off, because the process stops. */
export type Settlement =
  | { kind: 'sent' }
  | { kind: 'again'; why: DeliveryWhy; nextAt: number }
  | { kind: 'rested'; why: DeliveryWhy; nextAt: number } // its receiver wants a pause; it does not count as a try
  | { kind: 'dead'; why: DeliveryWhy }
  | { kind: 'overtaken'; why: DeliveryWhy }
  | { kind: 'released' };

export type Outcome = { state: 'pending' | 'sent' | 'dead' | 'overtaken'; why: DeliveryWhy | null };

/** Every message that has to be sent, was sent, or could not be sent. The jobs are made from it, and may be lost. */
export type Outbox = Turns &
  Letters & {
    /** How far the feed was read, at most to its last entry; on a feed that was never read, from here on. */
    begin(last: number): Promise<number>;
    /** [NT3] Null when it was done; else another process has read on, and this is how far. */
    take(from: number, to: number, messages: readonly Message[]): Promise<number | null>;
    /** Puts a message among those to be sent that no entry of the feed asks for. */
    add(message: Message): Promise<void>;
    /** @returns false when the claim of this token is lost: nothing is noted then */
    settle(message: Message, token: string, settlement: Settlement): Promise<boolean>;
    outcome(id: string): Promise<Outcome | null>;
    /** Everything that is to be sent, and when (epoch ms of real time), the earliest first. */
    pending(): Promise<{ id: string; nextAt: number }[]>;
    depths(): Promise<{ pending: number; dead: number }>;
  };

const states = z.enum(['pending', 'sent', 'dead', 'overtaken']);

export type OutboxParts = {
  redis: Redis;
  keys: Keys;
  siteClock: { now(): Instant }; // for the times that people read
  systemClock: { now(): number }; // real time: when to try again
};

export function createOutbox({ redis, keys: { outbox: keys }, siteClock, systemClock }: OutboxParts): Outbox {
  return {
    ...createTurns({ redis, keys, systemClock }),
    ...createLetters({ redis, keys, systemClock }),
    async begin(last) {
      await redis.set(keys.at, String(last), 'NX');
      const at = Number(await redis.get(keys.at));
      if (at <= last) return at;
      // [F15] Ahead of the feed, which went back: it would skip entries whose numbers are given out again. Each message is
      // still written only once.
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
    async settle(one, token, settlement) {
      const { id, channelId } = one;
      const why = 'why' in settlement ? JSON.stringify(settlement.why) : '';
      const nextAt = 'nextAt' in settlement ? settlement.nextAt : '';
      const { pending, sent, dead, overtaken } = keys;
      const lists = { pending, sent, dead, overtaken, ready: keys.ready(channelId) };
      const settled = await settleMessage(redis, {
        keys: { message: keys.message(id), claim: keys.claim(id), ...lists },
        args: { id, token, outcome: settlement.kind, now: siteClock.now(), why, nextAt, urgency: urgencyOf(one) },
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
    async depths() {
      const [pending, dead] = resultsOf(await redis.pipeline().zcard(keys.pending).zcard(keys.dead).exec());
      return { pending: z.number().parse(pending), dead: z.number().parse(dead) };
    },
  };
}
