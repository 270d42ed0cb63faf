import type { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { steadyClock } from '../../testing/clocks.ts';
import { demoKeys } from '../../testing/submit-fixture.ts';
import type { Message } from '../message.ts';
import { messageTo } from '../testing/letters.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { useStore } from '../../testing/store.ts';

const why = { fault: 'status', detail: '503' } as const;
const systemClock = steadyClock(1_000_000);
const message = messageTo('a');

let redis: Redis;
let outbox: Outbox;
/** As a worker does it that sends one message at a time to a receiver without a pace. */
const claim = (box: Outbox, one: Message, token: string, claimMs = 60_000) =>
  box.claim(one.channelId, [one.id], { token, claimMs, most: 1, gapMs: 0 });
const claimed = (one: Message, tries = 0) => ({ kind: 'claimed', which: [{ id: one.id, tries, rests: 0 }] });
useStore(
  async (store) => {
    ({ redis } = store);
    systemClock.at = 1_000_000;
    outbox = createOutbox({ redis, keys: demoKeys, siteClock: steadyClock(7), systemClock });
    await outbox.begin(10);
  },
  { appendfsync: 'no' },
);

const everything = async () => {
  const keys = (await redis.keys('*')).toSorted();
  return Promise.all(keys.map(async (key) => [key, await redis.dump(key)]));
};

describe('the outbox', () => {
  it('[NT3] begins once: a later process goes on from there', async () => {
    expect(await outbox.begin(99)).toBe(10);
  });

  it('[F15] ahead of the feed, after it went back, it goes on from the end of the feed', async () => {
    expect(await outbox.begin(4)).toBe(4);
    expect(await outbox.take(4, 5, [message])).toBeNull();
  });

  it('[NT3] takes messages with the place in the feed; a process that read from an older place changes nothing', async () => {
    expect(await outbox.take(10, 15, [message])).toBeNull();
    const before = await everything();
    expect(await outbox.take(10, 12, [messageTo('b')])).toBe(15);
    expect(await everything()).toEqual(before);
    expect(await outbox.pending()).toEqual([{ id: message.id, nextAt: 1_000_000 }]);
  });

  it('[NT3] keeps what is known of a message that is made a second time', async () => {
    await outbox.take(10, 11, [message]);
    await claim(outbox, message, 'me');
    await outbox.settle(message, 'me', { kind: 'sent' });
    await outbox.take(11, 12, [message]);
    expect(await outbox.pending()).toEqual([]);
    expect(await claim(outbox, message, 'me')).toEqual({ kind: 'over' });
  });

  it('[NT3] lets one send at a time', async () => {
    await outbox.take(10, 11, [message]);
    expect(await claim(outbox, message, 'me')).toEqual(claimed(message));
    expect(await claim(outbox, message, 'other')).toMatchObject({ kind: 'busy' });
    const before = await everything();
    expect(await outbox.settle(message, 'other', { kind: 'dead', why })).toBe(false);
    expect(await everything()).toEqual(before);
    expect(await outbox.settle(message, 'me', { kind: 'released' })).toBe(true);
    expect(await claim(outbox, message, 'other')).toEqual(claimed(message));
  });

  it('[NT3] what was sent is sent, though the claim was somebody else’s by then; nothing undoes it', async () => {
    await outbox.take(10, 11, [message]);
    await claim(outbox, message, 'slow');
    await redis.del(demoKeys.outbox.claim(message.id)); // its time is over
    await claim(outbox, message, 'quick');
    expect(await outbox.settle(message, 'slow', { kind: 'sent' })).toBe(true);
    expect(await outbox.settle(message, 'quick', { kind: 'dead', why })).toBe(false);
    expect(await outbox.depths()).toEqual({ pending: 0, dead: 0 });
  });

  it('[NT4] not before its time', async () => {
    await outbox.take(10, 11, [message]);
    await claim(outbox, message, 'me');
    await outbox.settle(message, 'me', { kind: 'again', why, nextAt: 1_090_000 });
    expect(await claim(outbox, message, 'me')).toEqual({ kind: 'busy', ms: 90_000 });
    systemClock.at = 1_090_000;
    expect(await claim(outbox, message, 'me')).toEqual(claimed(message, 1));
  });

  it('[NT4] given up, it is listed, begins anew when it is sent again, and can be dropped once', async () => {
    await outbox.take(10, 11, [message]);
    await claim(outbox, message, 'me');
    await outbox.settle(message, 'me', { kind: 'dead', why });
    expect(await outbox.dead()).toEqual([
      {
        id: message.id,
        channelId: 'a',
        rule: 'visit.loop-critical',
        severity: 'critical',
        plate: '渝A12345',
        at: message.at,
        tries: 1,
        diedAt: 7,
        why,
      },
    ]);
    expect(await outbox.replay(message.id)).toBe(true);
    expect(await outbox.replay(message.id)).toBe(false);
    expect(await outbox.drop(message.id)).toBe(false);
    expect(await claim(outbox, message, 'me')).toEqual(claimed(message));
    await outbox.settle(message, 'me', { kind: 'dead', why });
    expect(await outbox.drop(message.id)).toBe(true);
    expect(await outbox.drop(message.id)).toBe(false);
    expect((await redis.keys('*')).toSorted()).toEqual([demoKeys.outbox.at, demoKeys.outbox.lane('a')]);
  });

  it('[NT14] lets one process at a time take of what is ready, the most urgent first, at the receiver’s pace', async () => {
    const many = Array.from({ length: 5 }, (_, i) => ({ ...messageTo(`a${i}`), channelId: 'a', at: message.at + i }));
    await outbox.take(10, 11, many);
    const { messages, count } = await outbox.waiting('a', 3);
    expect(messages.map(({ at }) => at - message.at)).toEqual([4, 3, 2]);
    expect(count).toBe(5);
    const ids = messages.map(({ id }) => id);
    const asked = { token: 'me', claimMs: 60_000, most: 2, gapMs: 3_000 };
    const [first, second] = ids;
    expect(await outbox.claim('a', ids, asked)).toEqual({
      kind: 'claimed',
      which: [first, second].map((id) => ({ id, tries: 0, rests: 0 })),
    });
    expect(await outbox.claim('a', ids, { ...asked, token: 'other' })).toEqual({ kind: 'busy', ms: 3_000 });
    expect(await outbox.waiting('a', 3)).toMatchObject({ count: 3 });
    expect(await outbox.ready(first ?? '')).toMatchObject({ kind: 'busy' });
    systemClock.at += 3_000;
    const [third = ''] = ids.slice(2);
    expect(await outbox.claim('a', ids, { ...asked, token: 'other' })).toMatchObject({ which: [{ id: third }] });
  });

  it('[NT14] a message of an earlier version, which is in no list of what is ready, comes into it by its job', async () => {
    await outbox.take(10, 11, [message]);
    await redis.del(demoKeys.outbox.ready('a'));
    expect(await outbox.waiting('a', 3)).toEqual({ messages: [], count: 0 });
    expect(await outbox.ready(message.id)).toEqual({ kind: 'ready', channelId: 'a' });
    expect(await outbox.waiting('a', 3)).toEqual({ messages: [message], count: 1 });
    await redis.hset(demoKeys.outbox.message(message.id), 'state', 'sent');
    expect(await outbox.waiting('a', 3)).toEqual({ messages: [], count: 0 });
    expect(await redis.exists(demoKeys.outbox.ready('a'))).toBe(0);
  });

  it('[NT22] keeps what was overtaken by the facts apart, and never sends it', async () => {
    await outbox.take(10, 11, [message]);
    const overtaken = { fault: 'overtaken', detail: 'closed' } as const;
    expect(await outbox.settle(message, 'me', { kind: 'overtaken', why: overtaken })).toBe(true);
    expect(await outbox.overtaken(10)).toMatchObject([{ id: message.id, tries: 0, why: overtaken }]);
    expect(await outbox.depths()).toEqual({ pending: 0, dead: 0 });
    expect(await outbox.replay(message.id)).toBe(false);
    expect(await claim(outbox, message, 'me')).toEqual({ kind: 'over' });
    expect(await outbox.trim('overtaken', 8)).toBe(1);
    expect((await redis.keys('*')).toSorted()).toEqual([demoKeys.outbox.at]);
  });

  it('[NT3] forgets by age, and only what came to its state before', async () => {
    const early = createOutbox({ redis, keys: demoKeys, siteClock: steadyClock(100), systemClock });
    const late = createOutbox({ redis, keys: demoKeys, siteClock: steadyClock(200), systemClock });
    const [first, second] = [messageTo('a'), messageTo('b')];
    await outbox.take(10, 11, [first, second]);
    for (const [box, one] of [
      [early, first],
      [late, second],
    ] as const) {
      await claim(box, one, 'me');
      await box.settle(one, 'me', { kind: 'sent' });
    }
    expect(await outbox.trim('sent', 200)).toBe(1);
    expect(await redis.exists(demoKeys.outbox.message(first.id), demoKeys.outbox.message(second.id))).toBe(1);
    expect(await outbox.trim('sent', 201)).toBe(1);
  });
});
