import { gateOfficer, supervisorA } from '@cordon/protocol/testing/actors.ts';
import { tenAtNight } from '@cordon/protocol/testing/site.ts';
import { hourMs, minuteMs } from '@cordon/protocol/time.ts';
import type { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import { deadlineCommand } from '../../clock/deadline-command.ts';
import { dueDepths, nextDue } from '../../clock/due.ts';
import type { Submit } from '../../commands/submit.ts';
import { commandOf, newId } from '../../testing/commands.ts';
import {
  arriveOf,
  type SubmitFixture,
  demoKeys,
  createSubmitFixture,
  createSubmit,
} from '../../testing/submit-fixture.ts';
import { createTestMetrics, type TestMetrics } from '../../testing/metrics.ts';
import { overdueCollector } from './store-collector.ts';
import { useStore } from '../../testing/store.ts';

let redis: Redis;
let fixture: SubmitFixture;
let measured: TestMetrics;
let submit: Submit;

useStore(async (store) => {
  ({ redis } = store);
  fixture = await createSubmitFixture(redis);
  measured = createTestMetrics();
  submit = createSubmit(redis, fixture.clock, Math.random, measured.metrics);
});

const lockdown = () => commandOf({ type: 'setLockdown', reason: '演练' });
const until = tenAtNight + 4 * hourMs;
const warnAt = until - 15 * minuteMs;
const declareClear = () => commandOf({ type: 'declareClear', until, statement: '清点完毕' });
const passWarning = () =>
  submit(
    deadlineCommand('site', { key: `clear-expiring:${until}`, at: warnAt }),
    { kind: 'system', name: 'clock' },
    null,
  );
const commands = async (type: string, outcome: string) =>
  (await measured.read()).value('cordon_commands_total', { type, outcome });
const commits = async (outcome: string) =>
  (await measured.read()).value('cordon_commit_duration_seconds_count', { outcome });

it('[Y2] counts a command by its type and by its answer, a resend as one more', async () => {
  const first = lockdown();
  await submit(first, supervisorA, null);
  await submit(first, supervisorA, null);
  await submit(lockdown(), supervisorA, null);
  await submit(lockdown(), gateOfficer, null);
  await submit(arriveOf(newId()), gateOfficer, null);
  expect(await commands('setLockdown', 'accepted')).toBe(2);
  expect(await commands('setLockdown', 'lockdown-on')).toBe(1);
  expect(await commands('setLockdown', 'forbidden')).toBe(1);
  expect(await commands('reportStep', 'visit-unknown')).toBe(1);
  expect((await measured.read()).families.get('cordon_commands_total')?.series).toHaveLength(4);
});

it('[Y10] times a commit from begin to end, whatever comes of it', async () => {
  const commit = redis.evalsha.bind(redis);
  const evalsha = (...args: Parameters<typeof commit>) => commit(...args).finally(() => measured.pass(3));
  Object.assign(redis, { evalsha });
  try {
    await submit(lockdown(), supervisorA, null);
    const shown = await measured.read();
    expect(shown.value('cordon_commit_duration_seconds_sum', { outcome: 'committed' })).toBeCloseTo(0.003, 9);
    expect(shown.value('cordon_commit_duration_seconds_bucket', { outcome: 'committed', le: '0.002' })).toBe(0);
    expect(shown.value('cordon_commit_duration_seconds_bucket', { outcome: 'committed', le: '0.005' })).toBe(1);
  } finally {
    Object.assign(redis, { evalsha: commit });
  }
});

it('[Y10] tells commits that met a quicker one, a lost session or no store from those that were made', async () => {
  expect(await commits('conflict')).toBe(0);
  await Promise.all([1, 2, 3].map(() => submit(declareClear(), supervisorA, null)));
  await submit(lockdown(), supervisorA, 'cordon:{demo}:session:gone');
  expect(await commits('committed')).toBe(3);
  expect(await commits('conflict')).toBeGreaterThan(0);
  expect(await commits('session-gone')).toBe(1);
  await redis.config('SET', 'maxmemory', '1');
  expect(await submit(lockdown(), supervisorA, null)).toMatchObject({ code: 'unavailable' });
  await redis.config('SET', 'maxmemory', '0');
  expect(await commits('failed')).toBe(1);
  expect(await commands('setLockdown', 'unavailable')).toBe(1);
});

it('[Y5] tells how late a deadline passed on the clock of the site, once', async () => {
  await submit(declareClear(), supervisorA, null);
  fixture.clock.at = warnAt + 2_400;
  await passWarning();
  await passWarning();
  const shown = await measured.read();
  expect(shown.value('cordon_deadline_lateness_seconds_count')).toBe(1);
  expect(shown.value('cordon_deadline_lateness_seconds_sum')).toBe(2.4);
});

it('[Y5] does not count a deadline that could not pass', async () => {
  await submit(declareClear(), supervisorA, null);
  fixture.clock.at = warnAt - 1;
  expect(await passWarning()).toMatchObject({ code: 'deadline-not-due' });
  expect((await measured.read()).value('cordon_deadline_lateness_seconds_count')).toBe(0);
});

it('[Y5] shows a deadline that no clock passes', async () => {
  const now = () => fixture.clock.at;
  const look = overdueCollector({ now, next: () => nextDue(redis, demoKeys) });
  const overdue = async () => (await look.read()).cordon_deadline_overdue_seconds[0]?.value;
  expect(await overdue()).toBe(0);
  await submit(declareClear(), supervisorA, null);
  expect(await overdue()).toBe(0);
  fixture.clock.at = warnAt + 90_000;
  expect(await overdue()).toBe(90);
  await passWarning();
  expect(await overdue()).toBe(0);
});

it('[Y11] tells how many aggregates wait for a deadline, and how many are due', async () => {
  measured.metrics.queueDepths(async () => ({ deadlines: await dueDepths(redis, demoKeys, fixture.clock.at) }));
  const depths = async () => {
    const shown = await measured.read();
    return ['waiting', 'due'].map((state) => shown.value('cordon_queue_depth', { queue: 'deadlines', state }));
  };
  expect(await depths()).toEqual([0, 0]);
  await submit(declareClear(), supervisorA, null);
  expect(await depths()).toEqual([1, 0]);
  fixture.clock.at = warnAt;
  expect(await depths()).toEqual([0, 1]);
  await passWarning();
  expect(await depths()).toEqual([2, 0]); // the end of campus clear, and the warning's own escalation
});
