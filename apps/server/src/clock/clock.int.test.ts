import { supervisorA } from '@cordon/protocol/testing/actors.ts';
import { tenAtNight } from '@cordon/protocol/testing/site.ts';
import { hourMs, minuteMs } from '@cordon/protocol/time.ts';
import type { TestRedis } from '@cordon/tests/support/redis.ts';
import type { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import type { Submit } from '../commands/submit.ts';
import { commandOf } from '../testing/commands.ts';
import { type HandClock, handClock } from '../testing/clocks.ts';
import { type SubmitFixture, demoKeys, createSubmitFixture, createSubmit, silent } from '../testing/submit-fixture.ts';
import { type DeadlineClock, startDeadlineClock } from './clock.ts';
import { deadlineCommand } from './deadline-command.ts';
import { useStore } from '../testing/store.ts';

let server: TestRedis;
let redis: Redis;
let fixture: SubmitFixture;
let time: HandClock;

useStore(async (store) => {
  ({ server, redis } = store);
  fixture = await createSubmitFixture(redis);
  time = handClock(tenAtNight);
});

/** Submits by the time of the clock under test. */
const submitNow: Submit = (command, actor, session) => {
  fixture.clock.at = time.now();
  return fixture.submit(command, actor, session);
};

function start(submit: Submit = submitNow, connection = redis): DeadlineClock {
  return startDeadlineClock({ redis: connection, keys: demoKeys, siteClock: time, submit, log: silent });
}

const until = tenAtNight + 4 * hourMs;
const warnAt = until - 15 * minuteMs;
const declareClear = (to = until) =>
  fixture.submit(commandOf({ type: 'declareClear', until: to, statement: '清点完毕' }), supervisorA, null);

async function passed(): Promise<string[]> {
  return (await fixture.feed()).filter(({ by }) => by.name === 'clock').map(({ event, at }) => `${event.type} ${at}`);
}
const clearEvents = async () => (await passed()).filter((text) => text.startsWith('clear'));

/** Until the clock has nothing left to do but sleep. */
const asleep = () => expect.poll(() => time.pending()).toBe(1);

it('[T1] passes a deadline at its time, and the next one at its own', async () => {
  await declareClear();
  const clock = start();
  await asleep();
  for (; time.now() < warnAt; time.advance(5 * minuteMs)) await asleep();
  await expect.poll(clearEvents).toEqual([`clearExpiring ${warnAt}`]);
  await asleep();
  for (; time.now() < until; time.advance(5 * minuteMs)) await asleep();
  await expect.poll(clearEvents).toEqual([`clearExpiring ${warnAt}`, `clearExpired ${until}`]);
  expect(await redis.zscore(demoKeys.due, 'site')).toBeNull();
  await clock.stop();
});

it('[T3] is never early, not by a millisecond', async () => {
  await declareClear();
  const clock = start();
  await asleep();
  time.advance(warnAt - 1 - tenAtNight);
  await asleep();
  expect(await clearEvents()).toEqual([]);
  time.advance(1);
  await expect.poll(clearEvents).toEqual([`clearExpiring ${warnAt}`]);
  await clock.stop();
});

it('[T4] is woken by a deadline that is earlier than the one it sleeps for', async () => {
  const clock = start();
  await asleep();
  await declareClear(tenAtNight + 10);
  clock.notice(tenAtNight);
  await expect.poll(clearEvents).toEqual([`clearExpiring ${tenAtNight}`]);
  await asleep();
  time.advance(10);
  await expect.poll(clearEvents).toHaveLength(2);
  await clock.stop();
});

it('[T4] finds a deadline that it was not notified of, ten seconds late at most', async () => {
  const clock = start();
  await asleep();
  await declareClear(tenAtNight + 1_000);
  await asleep();
  time.advance(10_000);
  await expect.poll(clearEvents).toHaveLength(2);
  await clock.stop();
});

it('[T2] passes each deadline once, with three clocks at one store', async () => {
  await declareClear();
  time.advance(until - tenAtNight);
  const others = [server.connect(), server.connect()];
  const clocks = [start(), ...others.map((one) => start(withTime(createSubmit(one, fixture.clock)), one))];
  await expect.poll(clearEvents).toHaveLength(2);
  await expect.poll(() => time.pending()).toBe(3);
  expect((await clearEvents()).map((text) => text.split(' ')[0])).toEqual(['clearExpiring', 'clearExpired']);
  expect((await fixture.feed()).filter(({ event }) => event.type === 'alertRaised')).toHaveLength(2);
  await Promise.all(clocks.map((clock) => clock.stop()));
});

function withTime(submit: Submit): Submit {
  return (command, actor, session) => {
    fixture.clock.at = time.now();
    return submit(command, actor, session);
  };
}

it('[T2] names the command after aggregate, deadline and time, so that a double is a resend', () => {
  const deadline = { key: 'contact:disinfect-vehicle:7', at: until };
  expect(deadlineCommand('visit:a', deadline)).toEqual(deadlineCommand('visit:a', deadline));
  const others = [
    deadlineCommand('visit:b', deadline),
    deadlineCommand('visit:a', { ...deadline, key: 'contact:disinfect-vehicle:8' }),
    deadlineCommand('visit:a', { ...deadline, at: until + 1 }),
  ];
  expect(new Set([deadlineCommand('visit:a', deadline), ...others].map(({ commandId }) => commandId)).size).toBe(4);
});

it('[T5] catches up with everything that passed while nothing ran, in order', async () => {
  await declareClear();
  time.advance(until + 3 * hourMs - tenAtNight);
  const clock = start();
  await expect.poll(clearEvents).toHaveLength(2);
  expect((await clearEvents()).map((text) => text.split(' ')[0])).toEqual(['clearExpiring', 'clearExpired']);
  await clock.stop();
});

it('[T5] tries again when the store was away', async () => {
  await declareClear();
  let isAway = true;
  const clock = start(async (command, actor, session) => {
    const ack = await submitNow(command, actor, session);
    return isAway ? { ok: false, commandId: null, code: 'unavailable', retryable: true, params: {}, now: 0 } : ack;
  });
  await asleep();
  time.advance(warnAt - tenAtNight);
  await asleep();
  isAway = false;
  time.advance(1_000);
  await asleep();
  await expect.poll(clearEvents).toHaveLength(1);
  await clock.stop();
});

it('[T6] lets a deadline that can not pass keep no other one waiting', async () => {
  await declareClear();
  await redis.zadd(demoKeys.due, 1, 'visit:00000000-0000-4000-8000-000000000000');
  time.advance(until - tenAtNight);
  const clock = start();
  await expect.poll(clearEvents).toHaveLength(2);
  await asleep();
  await clock.stop();
});

/** Campus clear is declared anew, so that its warning is due in two seconds and no longer now. */
const moveOn = () => declareClear(time.now() + 15 * minuteMs + 2_000);
const soon = () => `clearExpiring ${warnAt + 2_000}`;

it('[T10] a step that was quicker than a deadline does not keep the next one waiting', async () => {
  await declareClear();
  let isFirst = true;
  const clock = start(async (command, actor, session) => {
    if (isFirst) await moveOn();
    isFirst = false;
    return submitNow(command, actor, session); // refused: what was due is gone
  });
  await asleep();
  time.advance(warnAt - tenAtNight);
  await asleep();
  time.advance(500);
  await asleep();
  time.advance(1_500);
  await expect.poll(clearEvents).toEqual([soon()]);
  await clock.stop();
});

it('[T10] nor does one that ends every deadline between two looks of the clock', async () => {
  await declareClear();
  const revoked = { type: 'revokeClear', reason: '有人未归' } as const;
  const between = new Proxy(redis, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (name !== 'zrangebyscore' || typeof value !== 'function') return value;
      return async (...args: unknown[]) => {
        const found: unknown = await Reflect.apply(value, target, args);
        const isDue = Array.isArray(found) && found.includes('site') && time.now() === warnAt;
        if (isDue) await fixture.submit(commandOf(revoked), supervisorA, null);
        return found;
      };
    },
  });
  const clock = start(submitNow, between);
  await asleep();
  time.advance(warnAt - tenAtNight);
  await asleep();
  await moveOn();
  time.advance(500);
  await asleep();
  time.advance(1_500);
  await expect.poll(clearEvents).toEqual([soon()]);
  await clock.stop();
});

it('[T10] what could not pass is left alone as it is: anything new about it ends that', async () => {
  await declareClear();
  let isBroken = true;
  const clock = start((command, actor, session) => {
    if (!isBroken) return submitNow(command, actor, session);
    const { commandId } = command;
    return Promise.resolve({ ok: false, commandId, code: 'forbidden', retryable: false, params: {}, now: 0 });
  });
  await asleep();
  time.advance(warnAt - tenAtNight);
  await asleep();
  isBroken = false;
  for (let n = 0; n < 10; n += 1) {
    time.advance(500);
    await asleep();
  }
  expect(await clearEvents()).toEqual([]); // nothing new: asking without a pause would not help
  await moveOn();
  clock.notice(time.now() + 2_000);
  await asleep();
  time.advance(2_000);
  await expect.poll(clearEvents).toHaveLength(1);
  await clock.stop();
});

it('[T11] a deadline that has moved is where its aggregate says, at once', async () => {
  await declareClear();
  await redis.zadd(demoKeys.due, tenAtNight - 1, 'site');
  const clock = start();
  await asleep();
  expect(Number(await redis.zscore(demoKeys.due, 'site'))).toBe(warnAt);
  await clock.stop();
});

it('[T1] stops at once, asleep or not', async () => {
  const clock = start();
  await asleep();
  await clock.stop();
  expect(time.pending()).toBe(0);
});
