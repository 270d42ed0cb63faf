import { gateOfficer } from '@cordon/protocol/testing/actors.ts';
import { hourMs } from '@cordon/protocol/time.ts';
import { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import type { Submit } from '../commands/submit.ts';
import { handClock } from '../testing/clocks.ts';
import { arriveOf, demoKeys, createSubmitFixture, createSubmit, silent } from '../testing/submit-fixture.ts';
import { startMortalRedis } from '../testing/mortal-redis.ts';
import { type DeadlineClock, startDeadlineClock } from './clock.ts';

const vehicles = 300;

it('[T2] [T5] of many deadlines each rings once, though a clock ends, two run, and Redis is killed between', async () => {
  const mortal = await startMortalRedis();
  const connect = () => new Redis(mortal.url, { retryStrategy: () => 20 }).on('error', () => undefined);
  const redis = connect();
  const fixture = await createSubmitFixture(redis);
  const visits: string[] = [];
  for (let i = 0; i < vehicles; i++) {
    const plate = `渝A${String(10_000 + i)}`;
    const visitId = await fixture.declare({ plate });
    await fixture.submit(arriveOf(visitId, plate), gateOfficer, null);
    visits.push(visitId);
  }

  const time = handClock(fixture.clock.at);
  const others = [connect(), connect()];
  let passed = 0;
  const start = (connection: Redis, submit: Submit): DeadlineClock =>
    startDeadlineClock({
      redis: connection,
      keys: demoKeys,
      siteClock: time,
      log: silent,
      async submit(command, actor, session) {
        fixture.clock.at = time.now();
        const ack = await submit(command, actor, session);
        if (ack.ok) passed += 1;
        return ack;
      },
    });
  const [first, second] = others.map((one) => start(one, createSubmit(one, fixture.clock)));
  time.advance(2 * hourMs);
  await expect.poll(() => passed).toBeGreaterThan(vehicles / 4);
  await first?.stop();
  await mortal.kill();
  await mortal.start();
  const third = start(redis, fixture.submit);
  for (let i = 0; i < 400 && (await waiting()) > 0; i++) {
    time.advance(500);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await waiting()).toBe(0);

  const rings = Map.groupBy(
    (await fixture.feed()).filter(
      ({ aggregate, event }) => aggregate === 'alert' && /Raised|Repeated/.test(event.type),
    ),
    ({ id }) => id,
  );
  const slow = visits.map((id) => rings.get(`${id}.visit.step-slow.disinfect-vehicle`)?.length ?? 0);
  expect(slow).toEqual(visits.map(() => 1));
  const early = (await fixture.feed()).filter(
    ({ event, at }) => event.type === 'deadlinePassed' && at < event.deadline.at,
  );
  expect(early).toEqual([]);
  await Promise.all([second?.stop(), third.stop()]);
  for (const one of [redis, ...others]) one.disconnect();
  await mortal.stop();

  /** Visits that still wait for something that is due. */
  async function waiting(): Promise<number> {
    const due = await redis.zrangebyscore(demoKeys.due, '-inf', time.now());
    return due.filter((name) => name.startsWith('visit:')).length;
  }
});
