import { usualAlerting } from '@cordon/protocol/alert/policy.ts';
import { gateOfficer, supervisorA } from '@cordon/protocol/testing/actors.ts';
import { tenAtNight } from '@cordon/protocol/testing/site.ts';
import { minuteMs } from '@cordon/protocol/time.ts';
import type { Redis } from 'ioredis';
import { afterEach, describe, expect, it } from 'vitest';
import { type LastSeen, createLastSeen } from '../identity/last-seen.ts';
import { type Picture, readPicture } from '../log/snapshot.ts';
import { type HandClock, handClock } from '../testing/clocks.ts';
import { arriveOf, type SubmitFixture, demoKeys, createSubmitFixture, silent } from '../testing/submit-fixture.ts';
import { startWatch, type Watch } from './watch.ts';
import { useStore } from '../testing/store.ts';

const lookMs = 5_000;
const limits = { nobodyMinutes: 2, tabletMinutes: 3, feedMinutes: 5 };
let redis: Redis;
let fixture: SubmitFixture;
let systemClock: HandClock;
let lastSeen: LastSeen;
let watch: Watch;
let picture: Picture;
let signedIn: Set<string>;

useStore(async (store) => {
  ({ redis } = store);
  fixture = await createSubmitFixture(redis, { alerting: { ...usualAlerting, watch: limits } });
  systemClock = handClock(tenAtNight);
  signedIn = new Set(['gate-1']);
  lastSeen = createLastSeen({
    redis,
    keys: demoKeys,
    isSignedIn: (personId) => Promise.resolve(signedIn.has(personId)),
  });
  await see();
  const settings = { found: () => ({ at: 0, unsafe: null, accepted: [] }), judgeAgain: () => undefined };
  watch = startWatch({
    lastSeen,
    settings,
    picture: () => picture,
    siteClock: systemClock,
    systemClock,
    submit: submitNow,
    log: silent,
  });
  await asleep();
});
afterEach(() => watch.stop());

const submitNow: SubmitFixture['submit'] = async (command, actor, session) => {
  fixture.clock.at = systemClock.now();
  const ack = await fixture.submit(command, actor, session);
  await see();
  return ack;
};
/** The picture follows the store. */
async function see(): Promise<void> {
  picture = await readPicture(redis, demoKeys, systemClock.now());
}
const asleep = () => expect.poll(() => systemClock.pending()).toBe(1);

async function pass(minutes: number): Promise<void> {
  for (let ms = 0; ms < minutes * minuteMs; ms += lookMs) {
    systemClock.advance(lookMs);
    await asleep();
  }
}

async function arrive(): Promise<void> {
  const visitId = await fixture.declare();
  await submitNow(arriveOf(visitId), gateOfficer, null);
}

const reported = async () =>
  (await fixture.feed()).flatMap(({ event }) =>
    event.type === 'watchLost' || event.type === 'watchRegained' ? [`${event.type} ${event.subject.kind}`] : [],
  );

describe('[T9] nobody watches', () => {
  it('[T9] is reported after its time, once, while vehicles are here', async () => {
    await arrive();
    await lastSeen.note(systemClock.now(), true, []);
    await pass(2);
    expect(await reported()).toEqual([]);
    await pass(2);
    expect(await reported()).toEqual(['watchLost nobody']);
  });

  it('[T9] is over as soon as a supervisor follows again', async () => {
    await arrive();
    await pass(3);
    await lastSeen.note(systemClock.now(), true, []);
    await pass(1);
    expect(await reported()).toEqual(['watchLost nobody', 'watchRegained nobody']);
  });

  it('[T9] does not matter while nothing is here', async () => {
    await pass(6);
    expect(await reported()).toEqual([]);
  });
});

describe('[T9] a tablet on duty', () => {
  it('[T9] that is silent for too long is reported by whose it is, until it is seen again', async () => {
    await lastSeen.note(systemClock.now(), false, ['gate-1']);
    await pass(3);
    expect(await reported()).toEqual([]);
    await pass(1);
    expect(await reported()).toEqual(['watchLost tablet']);
    const lost = (await fixture.feed()).find(({ event }) => event.type === 'watchLost')?.event;
    expect(lost).toMatchObject({ subject: { personId: 'gate-1', name: '门岗一号', stations: ['main-gate'] } });
    await lastSeen.note(systemClock.now(), false, ['gate-1']);
    await pass(1);
    expect(await reported()).toEqual(['watchLost tablet', 'watchRegained tablet']);
  });

  it('[T9] of somebody who signs off is missed no longer', async () => {
    await lastSeen.note(systemClock.now(), false, ['gate-1']);
    await pass(4);
    signedIn.clear();
    await pass(1);
    expect(await reported()).toEqual(['watchLost tablet', 'watchRegained tablet']);
    expect(await redis.zcard(demoKeys.lastSeen)).toBe(0);
  });

  it('[T9] of a later contact stays when an earlier one is noted after it', async () => {
    await lastSeen.note(systemClock.now(), false, ['gate-1']);
    await lastSeen.note(systemClock.now() - minuteMs, false, ['gate-1']);
    expect(await lastSeen.people()).toEqual([{ personId: 'gate-1', at: systemClock.now() }]);
  });
});

it('[T9] is reported when nothing happens for too long while vehicles are here; the clock’s own events do not count', async () => {
  await arrive();
  await lastSeen.note(systemClock.now() + 600 * minuteMs, true, []); // somebody watches all the time
  await pass(5);
  expect(await reported()).toEqual([]);
  watch.notice((await fixture.feed()).filter(({ by }) => by.personId === null));
  await pass(1);
  expect(await reported()).toEqual(['watchLost feed']);
  await submitNow(
    { type: 'setLockdown', reason: '演练', commandId: '01930000-0000-7000-8000-0000000000ff', observedAt: 1 },
    supervisorA,
    null,
  );
  watch.notice(await fixture.feed());
  await pass(1);
  expect(await reported()).toEqual(['watchLost feed', 'watchRegained feed']);
});
