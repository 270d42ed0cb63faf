import type { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { steadyClock } from '../../testing/clocks.ts';
import { doorKeys } from '../../testing/door.ts';
import { messageTo } from '../testing/letters.ts';
import { openOutbox, type Outbox } from './outbox.ts';
import { useStore } from '../../testing/store.ts';

const why = { fault: 'status', detail: '503' } as const;
const pace = steadyClock(1_000_000);
const message = messageTo('a');

let redis: Redis;
let outbox: Outbox;
useStore(
  async (store) => {
    ({ redis } = store);
    pace.at = 1_000_000;
    outbox = openOutbox({ redis, keys: doorKeys, clock: steadyClock(7), pace });
    await outbox.begin(10);
  },
  { appendfsync: 'no' },
);

const everything = async () => {
  const keys = (await redis.keys('*')).toSorted();
  return Promise.all(keys.map(async (key) => [key, await redis.dump(key)]));
};

describe('the outbox', () => {
  it('[NT3] begins once: who comes later goes on from there', async () => {
    expect(await outbox.begin(99)).toBe(10);
  });

  it('[NT3] takes messages with the place in the feed; who read from an older place changes nothing', async () => {
    expect(await outbox.take(10, 15, [message])).toBeNull();
    const before = await everything();
    expect(await outbox.take(10, 12, [messageTo('b')])).toBe(15);
    expect(await everything()).toEqual(before);
    expect(await outbox.pending()).toEqual([{ id: message.id, nextAt: 1_000_000 }]);
  });

  it('[NT3] keeps what is known of a message that is made a second time', async () => {
    await outbox.take(10, 11, [message]);
    await outbox.claim(message.id, 'me', 1_000);
    await outbox.settle(message.id, 'me', { is: 'sent' });
    await outbox.take(11, 12, [message]);
    expect(await outbox.pending()).toEqual([]);
    expect(await outbox.claim(message.id, 'me', 1_000)).toEqual({ is: 'over' });
  });

  it('[NT3] lets one send at a time', async () => {
    await outbox.take(10, 11, [message]);
    expect(await outbox.claim(message.id, 'me', 60_000)).toEqual({ is: 'claimed', message, tries: 0 });
    expect(await outbox.claim(message.id, 'other', 60_000)).toMatchObject({ is: 'busy' });
    const before = await everything();
    expect(await outbox.settle(message.id, 'other', { is: 'dead', why })).toBe(false);
    expect(await everything()).toEqual(before);
    expect(await outbox.settle(message.id, 'me', { is: 'released' })).toBe(true);
    expect(await outbox.claim(message.id, 'other', 60_000)).toMatchObject({ is: 'claimed', tries: 0 });
  });

  it('[NT3] what was sent is sent, though the claim was somebody else’s by then; nothing undoes it', async () => {
    await outbox.take(10, 11, [message]);
    await outbox.claim(message.id, 'slow', 60_000);
    await redis.del(doorKeys.outbox.claim(message.id)); // its time is over
    await outbox.claim(message.id, 'quick', 60_000);
    expect(await outbox.settle(message.id, 'slow', { is: 'sent' })).toBe(true);
    expect(await outbox.settle(message.id, 'quick', { is: 'dead', why })).toBe(false);
    expect(await outbox.depths()).toEqual({ pending: 0, dead: 0 });
  });

  it('[NT4] not before its time', async () => {
    await outbox.take(10, 11, [message]);
    await outbox.claim(message.id, 'me', 60_000);
    await outbox.settle(message.id, 'me', { is: 'again', why, nextAt: 1_090_000 });
    expect(await outbox.claim(message.id, 'me', 60_000)).toEqual({ is: 'busy', ms: 90_000 });
    pace.at = 1_090_000;
    expect(await outbox.claim(message.id, 'me', 60_000)).toMatchObject({ is: 'claimed', tries: 1 });
  });

  it('[NT4] given up, it is listed, begins anew when it is sent again, and can be dropped once', async () => {
    await outbox.take(10, 11, [message]);
    await outbox.claim(message.id, 'me', 60_000);
    await outbox.settle(message.id, 'me', { is: 'dead', why });
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
    expect(await outbox.claim(message.id, 'me', 60_000)).toMatchObject({ is: 'claimed', tries: 0 });
    await outbox.settle(message.id, 'me', { is: 'dead', why });
    expect(await outbox.drop(message.id)).toBe(true);
    expect(await outbox.drop(message.id)).toBe(false);
    expect((await redis.keys('*')).toSorted()).toEqual([doorKeys.outbox.at]);
  });

  it('[NT3] forgets by age, and only what came to its state before', async () => {
    const early = openOutbox({ redis, keys: doorKeys, clock: steadyClock(100), pace });
    const late = openOutbox({ redis, keys: doorKeys, clock: steadyClock(200), pace });
    const [first, second] = [messageTo('a'), messageTo('b')];
    await outbox.take(10, 11, [first, second]);
    for (const [box, { id }] of [
      [early, first],
      [late, second],
    ] as const) {
      await box.claim(id, 'me', 60_000);
      await box.settle(id, 'me', { is: 'sent' });
    }
    expect(await outbox.trim('sent', 200)).toBe(1);
    expect(await redis.exists(doorKeys.outbox.message(first.id), doorKeys.outbox.message(second.id))).toBe(1);
    expect(await outbox.trim('sent', 201)).toBe(1);
  });
});
