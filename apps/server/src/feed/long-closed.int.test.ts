import { gateOfficer, supervisorA } from '@cordon/protocol/testing/actors.ts';
import { hourMs } from '@cordon/protocol/time.ts';
import type { Command } from '@cordon/protocol/wire/command.ts';
import type { Redis } from 'ioredis';
import { afterEach, expect, it } from 'vitest';
import { readPicture } from '../log/snapshot.ts';
import { commandOf } from '../testing/commands.ts';
import { arriveOf, type Door, doorKeys, openDoor } from '../testing/door.ts';
import { type FeedRoom, openFeedRoom, type Screen } from '../testing/feed-room.ts';
import { useStore } from '../testing/store.ts';
import { viewOf } from './view.ts';

let redis: Redis;
let door: Door;
let room: FeedRoom;
let screen: Screen;
let breaks: number;

useStore(async (store) => {
  ({ redis } = store);
  door = await openDoor(redis);
  room = await openFeedRoom(store.server.url, door.clock);
  screen = await room.follow(viewOf('supervisor', []));
  breaks = 0;
  room.feed.live.watch({ onBreak: () => void (breaks += 1) });
});
afterEach(() => room.stop());

const caughtUp = async () => room.caughtUp((await door.feed()).length);
const late = (visitId: string, observedAt: number): Command => ({ ...arriveOf(visitId), observedAt, offline: true });

/** A visit that was closed thirteen hours ago, and what was recorded of it on a tablet before. */
async function longClosed(): Promise<{ visitId: string; record: Command }> {
  const visitId = await door.declare();
  const record = late(visitId, door.clock.at);
  await door.submit(arriveOf(visitId), gateOfficer, null);
  await door.ask(supervisorA, { type: 'refuseVisit', visitId, reason: '劝返' });
  door.clock.at += 13 * hourMs;
  await door.declare({ plate: '渝B22222' }); // something happens, and what is long closed is forgotten
  await caughtUp();
  expect(room.feed.live.picture().visits.has(visitId)).toBe(false);
  return { visitId, record };
}

it('[OF9] what comes of a visit that closed long ago brings it back into every picture, and breaks none', async () => {
  const { visitId, record } = await longClosed();
  expect(await door.submit(record, gateOfficer, null)).toMatchObject({ ok: false, code: 'visit-closed' });
  await caughtUp();
  const { visits } = room.feed.live.picture();
  expect(visits.get(visitId)?.state.unsettled).toMatchObject([{ recordId: record.commandId }]);
  expect(room.feed.live.picture()).toEqual(await readPicture(redis, doorKeys, door.clock.at));
  room.feed.broadcast.flush();
  expect(breaks).toBe(0);
  expect(screen.upTo()).toBe((await door.feed()).length);
});

it('[OF9] it stays there for as long as it waits, and is gone when it was settled', async () => {
  const { visitId, record } = await longClosed();
  await door.submit(record, gateOfficer, null);
  door.clock.at += 30 * hourMs;
  await door.submit(late(visitId, door.clock.at), gateOfficer, null);
  await caughtUp();
  const kept = room.feed.live.picture().visits.get(visitId)?.state.unsettled ?? [];
  expect(kept).toHaveLength(2);
  expect(room.feed.live.picture()).toEqual(await readPicture(redis, doorKeys, door.clock.at));
  for (const { recordId } of kept) {
    const settle = commandOf({ type: 'settleRecord', visitId, recordId, note: '已核对' }, door.clock.at);
    expect(await door.submit(settle, supervisorA, null)).toMatchObject({ ok: true });
  }
  await caughtUp();
  expect(room.feed.live.picture().visits.has(visitId)).toBe(false);
  expect(room.feed.live.picture()).toEqual(await readPicture(redis, doorKeys, door.clock.at));
  expect(breaks).toBe(0);
});
