import { gateOfficer, supervisorA } from '@cordon/protocol/testing/actors.ts';
import { driver } from '@cordon/protocol/testing/declarations.ts';
import { verificationOf } from '@cordon/protocol/testing/reports.ts';
import { hourMs } from '@cordon/protocol/time.ts';
import type { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import { renewClaims } from '../log/renew-claims.ts';
import { type SubmitFixture, demoKeys, createSubmitFixture } from '../testing/submit-fixture.ts';
import { useStore } from '../testing/store.ts';
import { takeOn, visitOfStore } from '../testing/take-on.ts';

let redis: Redis;
let fixture: SubmitFixture;

useStore(async (store) => {
  ({ redis } = store);
  fixture = await createSubmitFixture(redis);
  await fixture.ask(supervisorA, { type: 'declareClear', until: fixture.clock.at + 6 * hourMs, statement: '宿管确认' });
});

const claim = demoKeys.claim(`person:${driver.personId}`);
const gate = { stationId: 'main-gate' } as const;

async function inside(): Promise<string> {
  const visitId = await fixture.declare();
  await takeOn(fixture, redis, visitId, 's1.dock');
  return visitId;
}

/** A second vehicle at the gate, whose crew is this one's driver. */
async function second(stepId: string): Promise<string> {
  const visitId = await fixture.declare({ plate: '渝B22222', stops: ['north-shop'], crew: [driver] });
  await takeOn(fixture, redis, visitId, stepId);
  return visitId;
}

const verify = (visitId: string) =>
  fixture.ask(gateOfficer, {
    type: 'reportStep',
    visitId,
    ...gate,
    stepId: 'verify-crew',
    report: verificationOf(driver),
  });
const admit = (visitId: string) =>
  fixture.ask(gateOfficer, { type: 'reportStep', visitId, ...gate, stepId: 'admit', report: { kind: 'admit' } });
const failsOf = async (visitId: string, stepId: string) =>
  ((await visitOfStore(redis, visitId)).steps[stepId]?.entries ?? [])
    .flatMap(({ findings }) => findings)
    .filter(({ outcome }) => outcome === 'fail');
const alerts = async () =>
  (await fixture.feed()).flatMap(({ event }) => (event.type === 'alertRaised' ? [event.alert] : []));

it('[V28] [G4] whose vehicle is inside is not verified with a second one; the store names the first, and says no name', async () => {
  const first = await inside();
  expect(await redis.smembers(claim)).toEqual([first]);
  const visitId = await second('verify-crew');
  await verify(visitId);
  expect(await failsOf(visitId, 'verify-crew')).toMatchObject([
    { rule: 'verify.elsewhere', personId: driver.personId, seen: { plate: '渝A12345' } },
  ]);
  expect(await visitOfStore(redis, visitId)).toMatchObject({ status: 'atGate', held: { reason: { kind: 'finding' } } });
  expect(await alerts()).toMatchObject([{ rule: 'verify.elsewhere', severity: 'critical', visitId }]);
});

it('[V28] [G4] of two gates that admit the same person at one moment, one does', async () => {
  const first = await fixture.declare();
  await takeOn(fixture, redis, first, 'admit');
  const other = await second('admit');
  await Promise.all([admit(first), admit(other)]);
  const visits = await Promise.all([first, other].map((id) => visitOfStore(redis, id)));
  expect(visits.map(({ status }) => status).toSorted()).toEqual(['atGate', 'inside']);
  const held = visits.find(({ status }) => status === 'atGate')?.id ?? '';
  expect(await failsOf(held, 'admit')).toMatchObject([{ rule: 'admit.crew-elsewhere' }]);
});

it('[G4] people who came in before people were claimed are claimed from the start on, and free at the end', async () => {
  const first = await inside();
  await redis.del(claim);
  await renewClaims(redis, demoKeys, fixture.clock.at);
  expect(await redis.smembers(claim)).toEqual([first]);
  await fixture.ask(supervisorA, { type: 'escortOut', visitId: first, reason: '演练' });
  expect(await redis.exists(claim)).toBe(0);
  const visitId = await second('verify-crew');
  await verify(visitId);
  expect(await failsOf(visitId, 'verify-crew')).toEqual([]);
});
