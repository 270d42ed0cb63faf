import { gateOfficer, supervisorA } from '@cordon/protocol/testing/actors.ts';
import type { TestRedis } from '@cordon/tests/support/redis.ts';
import type { Redis } from 'ioredis';
import { afterEach, expect, it } from 'vitest';
import { visitRef } from '../log/keys.ts';
import { readStored } from '../log/read.ts';
import { copyStore } from '../testing/copy-store.ts';
import { handClock } from '../testing/clocks.ts';
import { arriveOf, type SubmitFixture, demoKeys, createSubmitFixture, silent } from '../testing/submit-fixture.ts';
import { type FeedFixture, createFeedFixture } from '../testing/feed-fixture.ts';
import { useStore } from '../testing/store.ts';
import { type RecordFaults, startRecordFaults } from './record-faults.ts';

let server: TestRedis;
let redis: Redis;
let fixture: SubmitFixture;
let open: { stop(): Promise<void> }[];

useStore(async (store) => {
  ({ server, redis } = store);
  fixture = await createSubmitFixture(redis);
  open = [];
});
afterEach(async () => {
  for (const one of open) await one.stop();
});

async function follow(): Promise<{
  reader: FeedFixture;
  faults: RecordFaults;
  systemClock: ReturnType<typeof handClock>;
}> {
  const reader = await createFeedFixture(server.url, fixture.clock);
  const systemClock = handClock(0);
  const textOf = async (ref: Parameters<typeof readStored>[2][number]) =>
    (await readStored(redis, demoKeys, [ref]))[0]?.text ?? null;
  const parts = {
    live: reader.feed.live,
    textOf,
    submit: fixture.submit,
    siteClock: fixture.clock,
    systemClock,
    log: silent,
  };
  const faults = startRecordFaults(parts);
  open.push(faults, reader);
  return { reader, faults, systemClock };
}

const raised = async () =>
  (await fixture.feed()).flatMap(({ event, id, version }) =>
    event.type === 'alertRaised' && event.alert.rule.startsWith('record.') ? [{ ...event.alert, id, version }] : [],
  );
const round = async (systemClock: ReturnType<typeof handClock>) => {
  await expect.poll(() => systemClock.pending()).toBe(1);
  systemClock.advance(2_000);
};

it('[F14] that the record went back rings once, says from where to where, and stays until a person closes it', async () => {
  await fixture.declare({ plate: '渝A10001' });
  const [one, two] = [await follow(), await follow()];
  const copied = await copyStore(redis);
  const shared = (await fixture.feed()).length;
  const fromAt = (fixture.clock.at += 60_000);
  await fixture.declare({ plate: '渝A10002' });
  const from = (await fixture.feed()).length;
  for (const { reader } of [one, two]) await reader.caughtUp(from);
  await copied.restore();
  for (const { reader } of [one, two]) await expect.poll(() => reader.feed.live.identity().breaks.length).toBe(1);
  for (const { systemClock } of [one, two, one, two]) await round(systemClock);
  await expect.poll(raised).toHaveLength(1);
  const [alert] = await raised();
  expect(alert).toMatchObject({
    rule: 'record.went-back',
    severity: 'critical',
    params: { fromSeq: from, fromAt, toSeq: shared, toAt: fromAt - 60_000 },
  });
  const alertId = alert?.id ?? '';
  const handle = (body: Parameters<SubmitFixture['ask']>[1]) => fixture.ask(supervisorA, body);
  expect(await handle({ type: 'acknowledgeAlert', alertId, comment: null })).toMatchObject({ ok: true });
  expect(await handle({ type: 'closeAlert', alertId, outcome: 'handled', note: null })).toMatchObject({
    code: 'alert-not-cleared',
  });
  await handle({ type: 'setLockdown', reason: '演练' }); // another change of the site does not end it
  await handle({ type: 'clearAlert', alertId, note: '已核对' });
  expect(await handle({ type: 'closeAlert', alertId, outcome: 'handled', note: null })).toMatchObject({ ok: true });
});

it('[F13] what a device knows and the store does not rings once for the feed, and not for one that was renamed', async () => {
  const { reader, faults, systemClock } = await follow();
  const position = { ...reader.feed.live.position(), seq: 900 };
  faults.unknownEntries({ ...position, feed: 'renamed-since' });
  faults.unknownEntries(position);
  for (let i = 0; i < 3; i++) await round(systemClock);
  await expect.poll(raised).toMatchObject([{ rule: 'record.unknown-entries', params: { seq: 900 } }]);
  faults.unknownEntries(position);
  for (let i = 0; i < 3; i++) await round(systemClock);
  await round(systemClock);
  expect(await raised()).toHaveLength(1);
});

it('[L15] a visit that can not be read rings with its plate, once for its version', async () => {
  const visitId = await fixture.declare({ plate: '渝A10001' });
  await fixture.submit(arriveOf(visitId, '渝A10001'), gateOfficer, null);
  const key = demoKeys.aggregate(visitRef(visitId));
  const text = (await redis.hget(key, 's')) ?? '';
  await redis.hset(key, 's', text.replace('"steps":', '"stages":'));
  for (const { systemClock } of [await follow(), await follow()]) await round(systemClock);
  await expect.poll(raised).toMatchObject([{ rule: 'record.unreadable', params: { record: '渝A10001' } }]);
});
