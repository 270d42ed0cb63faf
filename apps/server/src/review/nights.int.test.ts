import { gateOfficer, supervisorA } from '@cordon/protocol/testing/actors.ts';
import { tenAtNight } from '@cordon/protocol/testing/site.ts';
import { hourMs } from '@cordon/protocol/time.ts';
import type { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import { type Picture, readPicture } from '../log/snapshot.ts';
import { newId } from '../testing/commands.ts';
import { arriveOf, type SubmitFixture, demoKeys, createSubmitFixture } from '../testing/submit-fixture.ts';
import { createNights } from './nights.ts';
import { useStore } from '../testing/store.ts';

const monday = { year: 2026, month: 11, day: 23 }; // its night holds ten o'clock
const dayMs = 24 * hourMs;

let redis: Redis;
let fixture: SubmitFixture;

useStore(async (store) => {
  ({ redis } = store);
  fixture = await createSubmitFixture(redis);
});

async function nightsNow() {
  const picture: Picture = await readPicture(redis, demoKeys, fixture.clock.at);
  return createNights({ redis, keys: demoKeys, now: () => fixture.clock.at, picture: () => picture });
}

async function vehicleAt(hours: number, plate: string): Promise<string> {
  fixture.clock.at = tenAtNight + hours * hourMs;
  const visitId = await fixture.declare({ plate, eta: fixture.clock.at });
  await fixture.submit(arriveOf(visitId, plate), gateOfficer, null);
  return visitId;
}

it('[LB1] reads the visits of one night, from noon to noon on the site’s clocks, each from its beginning', async () => {
  const before = await vehicleAt(-11, '渝A11111'); // eleven in the morning
  const early = await vehicleAt(-9, '渝A22222');
  const late = await vehicleAt(13, '渝A33333'); // eleven in the next morning
  const after = await vehicleAt(15, '渝A44444');
  fixture.clock.at = tenAtNight + dayMs;
  const nights = await nightsNow();
  const { from, until, stories } = await nights.read(monday);
  expect(stories.map(({ visitId }) => visitId)).toEqual([early, late]);
  expect(stories[0]?.visit.map(({ event }) => event.type)).toContain('visitDeclared');
  expect([from - tenAtNight, until - tenAtNight].map((ms) => ms / hourMs)).toEqual([-10, 14]);
  const next = await nights.read({ ...monday, day: 24 });
  expect(next.stories.map(({ visitId }) => visitId)).toEqual([after]);
  const last = await nights.read({ ...monday, day: 22 });
  expect(last.stories.map(({ visitId }) => visitId)).toEqual([before]);
});

it('[LB1] ends with now while the night goes on, and counts vehicles that are still expected', async () => {
  const visitId = await fixture.declare({ eta: tenAtNight + hourMs });
  const tomorrow = await fixture.declare({ plate: '渝B22222', eta: tenAtNight + dayMs });
  fixture.clock.at = tenAtNight + 2 * hourMs;
  const { until, stories } = await (await nightsNow()).read(monday);
  expect(until).toBe(fixture.clock.at);
  expect(stories.map((story) => story.visitId)).toEqual([visitId]);
  expect(tomorrow).not.toBe(visitId);
});

it('[LB1] tells nothing of what came after the night', async () => {
  const visitId = await vehicleAt(13, '渝A33333');
  await fixture.ask(gateOfficer, { type: 'holdVisit', visitId, reason: '核对' });
  fixture.clock.at = tenAtNight + 20 * hourMs;
  await fixture.ask(supervisorA, { type: 'refuseVisit', visitId, reason: '证件不符' });
  const { stories } = await (await nightsNow()).read(monday);
  expect(stories[0]?.visit.map(({ event }) => event.type)).not.toContain('visitRefused');
  expect(stories[0]?.alerts.map(({ event }) => event.type)).toEqual(['alertRaised']);
});

it('[LB1] of a night without anybody there is nothing to tell', async () => {
  expect((await (await nightsNow()).read({ ...monday, day: 1 })).stories).toEqual([]);
});

it('[LB5] finds the visits of a night in which the clock was set back', async () => {
  const early = await vehicleAt(-9, '渝A22222');
  await vehicleAt(16, '渝A33333'); // by a clock that is wrong
  const to = tenAtNight + hourMs;
  const jump = { from: fixture.clock.at, to, measured: true, boot: 'this-machine', bootedAt: to };
  const note = { type: 'noteClockJump', commandId: newId(), observedAt: to, ...jump } as const;
  await fixture.submit(note, { kind: 'system', name: 'clock' }, null);
  const after = await vehicleAt(1.5, '渝A44444');
  fixture.clock.at = tenAtNight + dayMs;
  const { stories } = await (await nightsNow()).read(monday);
  expect(stories.map(({ visitId }) => visitId)).toEqual([early, after]);
});
