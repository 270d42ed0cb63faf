import type { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import { type HandClock, handClock } from '../testing/clocks.ts';
import { demoKeys, silent } from '../testing/submit-fixture.ts';
import { keepOnDuty } from './on-duty.ts';
import { useStore } from '../testing/store.ts';

let redis: Redis;

useStore((store) => {
  ({ redis } = store);
});

/** A process that would keep the clock; its time is in the test's hand. */
function startProcess() {
  const systemClock: HandClock = handClock(0);
  let begun = 0;
  let works = false;
  const keeper = keepOnDuty({
    redis,
    keys: demoKeys,
    systemClock,
    log: silent,
    begin() {
      begun += 1;
      works = true;
      return {
        stop() {
          works = false;
          return Promise.resolve();
        },
      };
    },
  });
  return {
    ...keeper,
    isAtWork: () => works,
    begun: () => begun,
    /** It has looked at the lease, and sleeps. */
    looked: () => expect.poll(() => systemClock.pending()).toBe(1),
    async look() {
      await this.looked();
      systemClock.advance(1_000);
      await this.looked();
    },
  };
}

it('[T7] one process does the work, and the other waits', async () => {
  const first = startProcess();
  await first.looked();
  const second = startProcess();
  await second.looked();
  for (let i = 0; i < 5; i++) {
    await first.look();
    await second.look();
  }
  expect([first.isAtWork(), second.isAtWork()]).toEqual([true, false]);
  expect(first.begun()).toBe(1);
  await Promise.all([first.stop(), second.stop()]);
});

it('[T7] a process that ends gives the work away at once', async () => {
  const first = startProcess();
  await first.looked();
  const second = startProcess();
  await second.looked();
  await first.stop();
  expect(first.isAtWork()).toBe(false);
  await second.look();
  expect(second.isAtWork()).toBe(true);
  await second.stop();
  expect(await redis.exists(demoKeys.lease)).toBe(0);
});

it('[T7] of a process that is gone the lease runs out, within four seconds with the next look', async () => {
  const gone = startProcess();
  await gone.looked();
  const left = await redis.pttl(demoKeys.lease);
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThanOrEqual(3_000);
  const second = startProcess();
  await second.looked();
  await redis.del(demoKeys.lease); // as time would
  await second.look();
  expect(second.isAtWork()).toBe(true);

  // It was frozen only: it finds that another one works now, and stops.
  await gone.look();
  expect([gone.isAtWork(), second.isAtWork()]).toEqual([false, true]);
  await Promise.all([gone.stop(), second.stop()]);
});

it('[T7] nobody takes or gives back a lease that is another’s', async () => {
  const first = startProcess();
  await first.looked();
  const holder = await redis.get(demoKeys.lease);
  const second = startProcess();
  await second.looked();
  await second.stop();
  expect(await redis.get(demoKeys.lease)).toBe(holder);
  await first.stop();
});
