import { administrator, gateOfficer } from '@cordon/protocol/testing/actors.ts';
import { declarationOf, driver } from '@cordon/protocol/testing/declarations.ts';
import type { TestRedis } from '@cordon/tests/support/redis.ts';
import type { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { commandOf, newId } from '../testing/commands.ts';
import { type Door, doorKeys, doorPartsOf, openDoor } from '../testing/door.ts';
import { openSubmitAll, type SubmitAll } from './submit-all.ts';
import { useStore } from '../testing/store.ts';

let server: TestRedis;
let redis: Redis;
let door: Door;
let submitAll: SubmitAll;
useStore(async (store) => {
  ({ server, redis } = store);
  door = await openDoor(redis);
  submitAll = openSubmitAll(doorPartsOf(redis, door.clock));
});

const declaring = (place: number, visitId = newId()) => {
  const declaration = declarationOf({ plate: `渝A${10_000 + place}` }, door.clock.at);
  const command = commandOf({ type: 'declareVisit', visitId, declaration });
  if (command.type !== 'declareVisit') throw new RangeError('another command');
  return command;
};
const many = (count: number) => Array.from({ length: count }, (_, place) => declaring(place));
const declared = async () => (await door.feed()).filter(({ event }) => event.type === 'visitDeclared').length;

describe('declarations that belong together', () => {
  it('[D23] are written in one commit, each with its own event, in order', async () => {
    const commands = many(400);
    expect(await submitAll(commands, administrator, null)).toEqual({ ok: true });
    const feed = (await door.feed()).filter(({ event }) => event.type === 'visitDeclared');
    expect(feed.map(({ commandId }) => commandId)).toEqual(commands.map(({ commandId }) => commandId));
    expect(feed[0]?.by).toMatchObject({ personId: administrator.kind === 'person' ? administrator.personId : '' });
    expect(await redis.scard(doorKeys.open)).toBe(400);
  });

  it('[D23] are as many as a file may have', async () => {
    expect(await submitAll(many(5_000), administrator, null)).toEqual({ ok: true });
    expect(await redis.scard(doorKeys.open)).toBe(5_000);
  });

  it('[D23] are not written at all when one of them is refused, by the rules or by the register', async () => {
    const visitId = await door.declare();
    await door.ask(administrator, { type: 'cancelDeclaration', visitId, reason: '取消' });
    const before = await declared();
    const unknown = declaring(1);
    unknown.declaration.crew = [{ ...driver, personId: 'nobody' }];
    expect(await submitAll([declaring(0), unknown, declaring(2, visitId)], administrator, null)).toEqual({
      ok: false,
      refused: [
        { place: 1, code: 'person-unknown' },
        { place: 2, code: 'visit-arrived' },
      ],
    });
    expect(await submitAll([declaring(0)], gateOfficer, null)).toMatchObject({ refused: [{ code: 'forbidden' }] });
    expect(await declared()).toBe(before);
  });

  it('[D23] are not written after the session has ended', async () => {
    expect(await submitAll(many(3), administrator, 'session')).toEqual({
      ok: false,
      refused: [{ place: null, code: 'not-signed-in' }],
    });
    expect(await declared()).toBe(0);
  });

  it('[D23] sent again by the connection itself are written once', async () => {
    const commands = many(3);
    const [first, second] = await Promise.all([
      submitAll(commands, administrator, null),
      submitAll(commands, administrator, null),
    ]);
    expect([first, second]).toEqual([{ ok: true }, { ok: true }]);
    expect(await declared()).toBe(3);
  });

  it('[D23] are decided again when the site or a visit has changed meanwhile', async () => {
    const [known] = many(1);
    if (known === undefined) return;
    let looks = 0;
    const clock = {
      ...door.clock,
      now: () => {
        looks += 1;
        if (looks === 1) void redis.hincrby(doorKeys.aggregate('site'), 'v', 1);
        return door.clock.at;
      },
    };
    const raced = openSubmitAll(doorPartsOf(redis, clock));
    expect(await raced([known, declaring(1)], administrator, null)).toEqual({ ok: true });
    expect(await declared()).toBe(2);
  });

  it('[C10] are unavailable while the store is away', async () => {
    const gone = server.connect({ maxRetriesPerRequest: 0, retryStrategy: () => null });
    gone.disconnect();
    const away = openSubmitAll(doorPartsOf(gone, door.clock));
    expect(await away(many(2), administrator, null)).toEqual({
      ok: false,
      refused: [{ place: null, code: 'unavailable' }],
    });
  });
});
