import { gateOfficer, supervisorA } from '@cordon/protocol/testing/actors.ts';
import { hourMs } from '@cordon/protocol/time.ts';
import type { Command } from '@cordon/protocol/wire/command.ts';
import type { Redis } from 'ioredis';
import { afterEach, expect, it } from 'vitest';
import { readPicture } from '../log/snapshot.ts';
import { commandOf } from '../testing/commands.ts';
import { arriveOf, type SubmitFixture, demoKeys, createSubmitFixture } from '../testing/submit-fixture.ts';
import { type FeedFixture, createFeedFixture, type Screen } from '../testing/feed-fixture.ts';
import { useStore } from '../testing/store.ts';
import { viewOf } from './view.ts';

let redis: Redis;
let fixture: SubmitFixture;
let reader: FeedFixture;
let screen: Screen;
let breaks: number;

useStore(async (store) => {
  ({ redis } = store);
  fixture = await createSubmitFixture(redis);
  reader = await createFeedFixture(store.server.url, fixture.clock);
  screen = await reader.follow(viewOf('supervisor', []));
  breaks = 0;
  reader.feed.live.watch({ onBreak: () => void (breaks += 1) });
});
afterEach(() => reader.stop());

const caughtUp = async () => reader.caughtUp((await fixture.feed()).length);
const late = (visitId: string, observedAt: number): Command => ({ ...arriveOf(visitId), observedAt, offline: true });

/** A visit that was closed thirteen hours ago, and what was recorded of it on a tablet before. */
async function longClosed(): Promise<{ visitId: string; record: Command }> {
  const visitId = await fixture.declare();
  const record = late(visitId, fixture.clock.at);
  await fixture.submit(arriveOf(visitId), gateOfficer, null);
  await fixture.ask(supervisorA, { type: 'refuseVisit', visitId, reason: '劝返' });
  fixture.clock.at += 13 * hourMs;
  await fixture.declare({ plate: '渝B22222' }); // something happens, and what is long closed is forgotten
  await caughtUp();
  expect(reader.feed.live.picture().visits.has(visitId)).toBe(false);
  return { visitId, record };
}

it('[OF9] what comes of a visit that closed long ago brings it back into every picture, and breaks none', async () => {
  const { visitId, record } = await longClosed();
  expect(await fixture.submit(record, gateOfficer, null)).toMatchObject({ ok: false, code: 'visit-closed' });
  await caughtUp();
  const { visits } = reader.feed.live.picture();
  expect(visits.get(visitId)?.state.unsettled).toMatchObject([{ recordId: record.commandId }]);
  expect(reader.feed.live.picture()).toEqual(await readPicture(redis, demoKeys, fixture.clock.at));
  reader.feed.broadcast.flush();
  expect(breaks).toBe(0);
  expect(screen.upTo()).toBe((await fixture.feed()).length);
});

it('[OF9] it stays there for as long as it waits, and is gone when it was settled', async () => {
  const { visitId, record } = await longClosed();
  await fixture.submit(record, gateOfficer, null);
  fixture.clock.at += 30 * hourMs;
  await fixture.submit(late(visitId, fixture.clock.at), gateOfficer, null);
  await caughtUp();
  const kept = reader.feed.live.picture().visits.get(visitId)?.state.unsettled ?? [];
  expect(kept).toHaveLength(2);
  expect(reader.feed.live.picture()).toEqual(await readPicture(redis, demoKeys, fixture.clock.at));
  for (const { recordId } of kept) {
    const settle = commandOf({ type: 'settleRecord', visitId, recordId, note: '已核对' }, fixture.clock.at);
    expect(await fixture.submit(settle, supervisorA, null)).toMatchObject({ ok: true });
  }
  await caughtUp();
  expect(reader.feed.live.picture().visits.has(visitId)).toBe(false);
  expect(reader.feed.live.picture()).toEqual(await readPicture(redis, demoKeys, fixture.clock.at));
  expect(breaks).toBe(0);
});
