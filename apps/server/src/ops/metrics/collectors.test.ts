import { expect, it } from 'vitest';
import { handClock } from '../../testing/clocks.ts';
import { silent } from '../../testing/submit-fixture.ts';
import { readExposition } from '../../testing/exposition.ts';
import { createTestMetrics } from '../../testing/metrics.ts';
import { createInstruments } from './instruments.ts';
import { type Collector, createCollectors } from './collectors.ts';

const overdue = 'cordon_deadline_overdue_seconds';
const upCollector = (read: Collector<'cordon_redis_up'>['read']): Collector<'cordon_redis_up'> => ({
  gauges: ['cordon_redis_up'],
  read,
});

function open() {
  const instruments = createInstruments();
  const systemClock = handClock(0);
  const collectors = createCollectors({ instruments, systemClock, log: silent });
  return { systemClock, collectors, text: async () => readExposition(await instruments.text()) };
}

it('[Y6] what can not be looked up is absent, and not what it was before', async () => {
  const { collectors, text } = open();
  let isThere = true;
  collectors.add({
    gauges: [overdue],
    read() {
      if (!isThere) throw new Error('away');
      return { [overdue]: [{ labels: {}, value: 7 }] };
    },
  });
  collectors.add(upCollector(() => ({ cordon_redis_up: [{ labels: {}, value: 1 }] })));
  expect((await text()).value(overdue)).toBeUndefined();
  await collectors.collectAll();
  expect((await text()).value(overdue)).toBe(7);
  isThere = false;
  await collectors.collectAll();
  expect((await text()).value(overdue)).toBeUndefined();
  expect((await text()).value('cordon_redis_up')).toBe(1);
});

it('[Y6] waits two seconds for a look, no more', async () => {
  const { systemClock, collectors, text } = open();
  collectors.add({ gauges: [overdue], read: () => new Promise<never>(() => undefined) });
  collectors.add(upCollector(() => ({ cordon_redis_up: [{ labels: {}, value: 1 }] })));
  const collecting = collectors.collectAll();
  await expect.poll(() => systemClock.pending()).toBe(1); // the other one has answered
  systemClock.advance(1_999);
  expect(systemClock.pending()).toBe(1);
  systemClock.advance(1);
  await collecting;
  expect((await text()).value(overdue)).toBeUndefined();
  expect((await text()).value('cordon_redis_up')).toBe(1);
  expect(systemClock.pending()).toBe(0);
});

it('[Y11] tells every queue by state; one that does not answer costs its own figures only', async () => {
  const { metrics, read } = createTestMetrics();
  metrics.queueDepths(() => Promise.resolve({ mail: { waiting: 3, failed: 0 }, reports: { waiting: 1 } }));
  metrics.queueDepths(() => Promise.reject(new Error('away')));
  const shown = await read();
  const depth = (queue: string, state: string) => shown.value('cordon_queue_depth', { queue, state });
  expect([depth('mail', 'waiting'), depth('mail', 'failed'), depth('reports', 'waiting')]).toEqual([3, 0, 1]);
  expect(shown.families.get('cordon_queue_depth')?.series).toHaveLength(3);
});
