import { expect, it } from 'vitest';
import { handClock } from '../../testing/clocks.ts';
import { silent } from '../../testing/door.ts';
import { readExposition } from '../../testing/exposition.ts';
import { openTestMetrics } from '../../testing/metrics.ts';
import { openInstruments } from './instruments.ts';
import { type Look, openLooks } from './looks.ts';

const overdue = 'cordon_deadline_overdue_seconds';
const upLook = (read: Look<'cordon_redis_up'>['read']): Look<'cordon_redis_up'> => ({
  gauges: ['cordon_redis_up'],
  read,
});

function open() {
  const instruments = openInstruments();
  const pace = handClock(0);
  const looks = openLooks({ instruments, pace, log: silent });
  return { pace, looks, text: async () => readExposition(await instruments.text()) };
}

it('[Y6] what can not be looked up is absent, and not what it was before', async () => {
  const { looks, text } = open();
  let isThere = true;
  looks.add({
    gauges: [overdue],
    read() {
      if (!isThere) throw new Error('away');
      return { [overdue]: [{ labels: {}, value: 7 }] };
    },
  });
  looks.add(upLook(() => ({ cordon_redis_up: [{ labels: {}, value: 1 }] })));
  expect((await text()).value(overdue)).toBeUndefined();
  await looks.lookAll();
  expect((await text()).value(overdue)).toBe(7);
  isThere = false;
  await looks.lookAll();
  expect((await text()).value(overdue)).toBeUndefined();
  expect((await text()).value('cordon_redis_up')).toBe(1);
});

it('[Y6] waits two seconds for a look, no more', async () => {
  const { pace, looks, text } = open();
  looks.add({ gauges: [overdue], read: () => new Promise<never>(() => undefined) });
  looks.add(upLook(() => ({ cordon_redis_up: [{ labels: {}, value: 1 }] })));
  const looking = looks.lookAll();
  await expect.poll(() => pace.pending()).toBe(1); // the other one has answered
  pace.advance(1_999);
  expect(pace.pending()).toBe(1);
  pace.advance(1);
  await looking;
  expect((await text()).value(overdue)).toBeUndefined();
  expect((await text()).value('cordon_redis_up')).toBe(1);
  expect(pace.pending()).toBe(0);
});

it('[Y11] tells every queue by state; one that does not answer costs its own figures only', async () => {
  const { metrics, read } = openTestMetrics();
  metrics.queueDepths(() => Promise.resolve({ mail: { waiting: 3, failed: 0 }, reports: { waiting: 1 } }));
  metrics.queueDepths(() => Promise.reject(new Error('away')));
  const shown = await read();
  const depth = (queue: string, state: string) => shown.value('cordon_queue_depth', { queue, state });
  expect([depth('mail', 'waiting'), depth('mail', 'failed'), depth('reports', 'waiting')]).toEqual([3, 0, 1]);
  expect(shown.families.get('cordon_queue_depth')?.series).toHaveLength(3);
});
