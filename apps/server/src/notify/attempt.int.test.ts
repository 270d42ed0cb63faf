import { hourMs } from '@cordon/protocol/time.ts';
import type { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { demoKeys } from '../testing/submit-fixture.ts';
import type { Receiver } from './testing/receiver.ts';
import type { NotifyFixture } from './testing/notify-fixture.ts';
import { useNotifyScene } from './testing/scene.ts';

let redis: Redis;
let receiver: Receiver;
let notifier: NotifyFixture;
const { open, ringNow, ids, settled } = useNotifyScene((scene) => {
  ({ redis, receiver, notifier } = scene);
});

describe('a receiver that fails', () => {
  it('[NT4] and recovers gets the message, each try later than the one before', async () => {
    const at: number[] = [];
    receiver.answers((_, count) => {
      at.push(performance.now());
      return count < 3 ? { status: 500 } : {};
    });
    notifier.work();
    await notifier.keep();
    await ringNow();
    await receiver.got(3);
    await settled({});
    const [first = 0, second = 0, third = 0] = at;
    expect(second - first).toBeGreaterThanOrEqual(19);
    expect(third - second).toBeGreaterThanOrEqual(39);
    expect(new Set(ids()).size).toBe(1); // the same message, by its ID
  });

  it('[NT4] that asks to be left alone for a while is', async () => {
    const patient = await open({
      outbound: { retrying: { mostTries: 3, firstMs: 20, factor: 2, longestMs: hourMs, mostRests: 3 } },
    });
    receiver.answers(() => ({ status: 429, headers: { 'retry-after': '90' } }));
    patient.work();
    await patient.keep();
    await ringNow();
    await receiver.got(1);
    const next = async () => Number((await redis.zrange(demoKeys.outbox.pending, '0', '-1', 'WITHSCORES'))[1]);
    await expect.poll(async () => (await next()) - Date.now()).toBeGreaterThan(80_000);
    // A job that was lost and made again comes too early, and is sent away.
    const early = await patient.notify.attempt(ids()[0] ?? '', new AbortController().signal);
    expect(early).toMatchObject({ kind: 'later' });
    expect(receiver.received).toHaveLength(1);
  });

  it('[NT4] for good leaves a dead letter, which is sent again or dropped by the office', async () => {
    receiver.answers(() => ({ status: 500 }));
    notifier.work();
    await notifier.keep();
    await ringNow();
    await settled({ dead: 1 });
    expect(receiver.received).toHaveLength(3);
    receiver.answers(() => ({ status: 404 }));
    await ringNow();
    await settled({ dead: 2 });
    expect(receiver.received).toHaveLength(4);
    const { letters } = await notifier.notify.office.board();
    expect(letters).toMatchObject([
      { rule: 'visit.held', severity: 'high', tries: 1, why: { fault: 'status', detail: '404' } },
      { rule: 'visit.held', severity: 'high', tries: 3, why: { fault: 'status', detail: '500' } },
    ]);

    receiver.answers(() => ({}));
    const [refused, exhausted] = letters.map(({ id }) => id);
    expect(await notifier.notify.office.replay(exhausted ?? '')).toBe(true);
    expect(await notifier.notify.office.replay(exhausted ?? '')).toBe(false);
    await settled({ dead: 1 });
    expect(ids().at(-1)).toBe(exhausted);
    expect(await notifier.notify.office.drop(refused ?? '')).toBe(true);
    expect(await notifier.notify.office.drop(refused ?? '')).toBe(false);
    await settled({ dead: 0 });
    expect(receiver.received).toHaveLength(5);
  });

  it('[NT4] all of them at once, when it is well again', async () => {
    receiver.answers(() => ({ status: 400 }));
    notifier.work();
    await notifier.keep();
    for (let i = 0; i < 3; i += 1) await ringNow();
    await settled({ dead: 3 });
    receiver.answers(() => ({}));
    expect(await notifier.notify.office.replayAll()).toBe(3);
    await settled({});
    expect(receiver.received).toHaveLength(6);
  });
});
