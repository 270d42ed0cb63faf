import { handClock } from '../testing/clocks.ts';
import { administrator, gateOfficer } from '@cordon/protocol/testing/actors.ts';
import { declarationOf, driver } from '@cordon/protocol/testing/declarations.ts';
import type { TestRedis } from '@cordon/tests/support/redis.ts';
import type { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { commandOf, newId } from '../testing/commands.ts';
import { type SubmitFixture, demoKeys, submitPartsOf, createSubmitFixture } from '../testing/submit-fixture.ts';
import type { Submitted } from './batch-answer.ts';
import { createSubmitBatch, singly, type SubmitBatch } from './submit.ts';
import { useStore } from '../testing/store.ts';

let server: TestRedis;
let redis: Redis;
let fixture: SubmitFixture;
let submitBatch: SubmitBatch;
useStore(async (store) => {
  ({ server, redis } = store);
  fixture = await createSubmitFixture(redis);
  submitBatch = createSubmitBatch(submitPartsOf(redis, fixture.clock));
});

const declaring = (place: number, visitId = newId()) => {
  const declaration = declarationOf({ plate: `渝A${10_000 + place}` }, fixture.clock.at);
  const command = commandOf({ type: 'declareVisit', visitId, declaration });
  if (command.type !== 'declareVisit') throw new RangeError('another command');
  return command;
};
const many = (count: number) => Array.from({ length: count }, (_, place) => declaring(place));
/** Whether it was carried out, or which were not and why. */
const outcomeOf = (submitted: Submitted) =>
  submitted.ok
    ? { ok: true, acks: submitted.acks.filter(({ ok }) => ok).length }
    : { ok: false, refused: submitted.refused.map(({ place, ack: { code } }) => ({ place, code })) };
const declared = async () => (await fixture.feed()).filter(({ event }) => event.type === 'visitDeclared').length;

describe('declarations that belong together', () => {
  it('[D23] are written in one commit, each with its own event, in order', async () => {
    const commands = many(400);
    expect(outcomeOf(await submitBatch(commands, administrator, null))).toEqual({ ok: true, acks: 400 });
    const feed = (await fixture.feed()).filter(({ event }) => event.type === 'visitDeclared');
    expect(feed.map(({ commandId }) => commandId)).toEqual(commands.map(({ commandId }) => commandId));
    expect(feed[0]?.by).toMatchObject({ personId: administrator.kind === 'person' ? administrator.personId : '' });
    expect(await redis.scard(demoKeys.open)).toBe(400);
  });

  it('[D23] are as many as a file may have', async () => {
    expect(outcomeOf(await submitBatch(many(5_000), administrator, null))).toEqual({ ok: true, acks: 5_000 });
    expect(await redis.scard(demoKeys.open)).toBe(5_000);
  });

  it('[D23] are not written at all when one of them is refused, by the rules or by the register', async () => {
    const visitId = await fixture.declare();
    await fixture.ask(administrator, { type: 'cancelDeclaration', visitId, reason: '取消' });
    const before = await declared();
    const unknown = declaring(1);
    unknown.declaration.crew = [{ ...driver, personId: 'nobody' }];
    expect(outcomeOf(await submitBatch([declaring(0), unknown, declaring(2, visitId)], administrator, null))).toEqual({
      ok: false,
      refused: [
        { place: 1, code: 'person-unknown' },
        { place: 2, code: 'visit-arrived' },
      ],
    });
    expect(outcomeOf(await submitBatch([declaring(0)], gateOfficer, null))).toMatchObject({
      refused: [{ code: 'forbidden' }],
    });
    expect(await declared()).toBe(before);
  });

  it('[D23] are not written after the session has ended', async () => {
    expect(outcomeOf(await submitBatch(many(3), administrator, 'session'))).toEqual({
      ok: false,
      refused: [{ place: null, code: 'not-signed-in' }],
    });
    expect(await declared()).toBe(0);
  });

  it('[D23] sent again by the connection itself are written once', async () => {
    const commands = many(3);
    const [first, second] = await Promise.all([
      submitBatch(commands, administrator, null),
      submitBatch(commands, administrator, null),
    ]);
    expect(second).toEqual(first);
    expect(outcomeOf(first)).toEqual({ ok: true, acks: 3 });
    expect(await declared()).toBe(3);
  });

  it('[C4] [D23] answer each command from its receipt when it is sent again, together or alone', async () => {
    const commands = many(2);
    const first = await submitBatch(commands, administrator, null);
    expect(await submitBatch(commands, administrator, null)).toEqual(first);
    const [command] = commands;
    if (command === undefined || !first.ok) return;
    expect(await singly(submitBatch)(command, administrator, null)).toEqual(first.acks[0]);
    // What was carried out is not planned again with others.
    expect(outcomeOf(await submitBatch([command, declaring(7)], administrator, null))).toEqual({
      ok: false,
      refused: [{ place: 0, code: 'command-reused' }],
    });
    expect(await declared()).toBe(2);
  });

  it('[D23] are decided again when the site or a visit has changed meanwhile', async () => {
    const [known] = many(1);
    if (known === undefined) return;
    let looks = 0;
    const clock = {
      ...fixture.clock,
      now: () => {
        looks += 1;
        if (looks === 1) void redis.hincrby(demoKeys.aggregate('site'), 'v', 1);
        return fixture.clock.at;
      },
    };
    const raced = createSubmitBatch(submitPartsOf(redis, clock));
    expect(outcomeOf(await raced([known, declaring(1)], administrator, null))).toEqual({ ok: true, acks: 2 });
    expect(await declared()).toBe(2);
  });

  it('[C6] pause between two tries by real time, while the clock of the site stands still', async () => {
    const site = handClock(fixture.clock.at); // its timers never fire in this test
    let looks = 0;
    const now = () => {
      looks += 1;
      if (looks === 1) void redis.hincrby(demoKeys.aggregate('site'), 'v', 1);
      return site.now();
    };
    const raced = createSubmitBatch({ ...submitPartsOf(redis, fixture.clock), siteClock: { ...site, now } });
    expect(outcomeOf(await raced(many(1), administrator, null))).toEqual({ ok: true, acks: 1 });
    expect(looks).toBeGreaterThan(1);
    expect(site.pending()).toBe(0);
  });

  it('[C10] are unavailable while the store is away', async () => {
    const gone = server.connect({ maxRetriesPerRequest: 0, retryStrategy: () => null });
    gone.disconnect();
    const away = createSubmitBatch(submitPartsOf(gone, fixture.clock));
    expect(outcomeOf(await away(many(2), administrator, null))).toEqual({
      ok: false,
      refused: [{ place: null, code: 'unavailable' }],
    });
  });
});
