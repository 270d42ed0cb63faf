import { coveredParts } from '@cordon/protocol/steps/disinfect/shape.ts';
import { exampleOf } from '@cordon/protocol/steps/verify-crew/step.ts';
import { gateOfficer, supervisorA } from '@cordon/protocol/testing/actors.ts';
import { driver } from '@cordon/protocol/testing/declarations.ts';
import type { StepReport } from '@cordon/protocol/visit/report.ts';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import type { Command } from '@cordon/protocol/wire/command.ts';
import type { FeedEvent, Versioned } from '@cordon/protocol/wire/feed.ts';
import type { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readStored } from '../log/read.ts';
import { put, readPicture } from '../log/snapshot.ts';
import { commandOf } from '../testing/commands.ts';
import { copyStore } from '../testing/copy-store.ts';
import { createFeedFixture, type FeedFixture } from '../testing/feed-fixture.ts';
import {
  arriveOf,
  createSubmitFixture,
  demoKeys,
  type SubmitFixture,
  submitPartsOf,
} from '../testing/submit-fixture.ts';
import { useStore } from '../testing/store.ts';
import type { Followed } from './known-states.ts';
import { createSubmitBatch, singly, type Submit } from './submit.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import { engine } from '@cordon/protocol/engine/product.ts';

let redis: Redis;
let fixture: SubmitFixture; // another process, which follows nothing
let feed: FeedFixture;
let submit: Submit; // this process
let visitId: string;

useStore(async (store) => {
  ({ redis } = store);
  fixture = await createSubmitFixture(redis);
  visitId = await fixture.declare();
  feed = await createFeedFixture(store.server.url, fixture.clock);
  submit = following(feed.feed.live);
});
beforeEach(() => feed.caughtUp(2));
afterEach(() => feed.stop());

const following = (live: Followed) => singly(createSubmitBatch({ ...submitPartsOf(redis, fixture.clock), live }));

/** A process whose picture does not go on. */
async function standingStill(isCurrent = true): Promise<Followed> {
  const picture = await readPicture(redis, demoKeys, fixture.clock.at);
  const { id } = feed.feed.live.identity();
  return {
    picture: () => picture,
    position: () => ({ feed: id, seq: picture.seq, mark: picture.mark }),
    isCurrent: () => isCurrent,
    watch: () => undefined,
  };
}

const codeOf = (ack: Ack) => (ack.ok ? 'ok' : ack.code);
const helpOf = (need: 'water' | 'doctor' = 'water'): Command => commandOf({ type: 'askHelp', visitId, need });
const holdOf = (): Command => commandOf({ type: 'holdVisit', visitId, reason: '证件存疑' });
const resumeOf = (): Command => commandOf({ type: 'resumeVisit', visitId, note: '可以继续' });
const eventsOf = async () => (await fixture.feed()).filter(({ id }) => id === visitId);

/** The visit as its events tell it, and as it is stored. */
async function byEventsAndStored(): Promise<[object | null, object | null]> {
  const definition = engine.definitions.find(({ name }) => name === 'visit');
  if (definition?.kind !== 'folded') throw new Error('no visits');
  const byEvents = (await eventsOf()).reduce<object | null>(
    (state, entry: FeedEvent) => definition.evolve(state, entry.event, entry, visitId),
    null,
  );
  const picture = await readPicture(redis, demoKeys, fixture.clock.at);
  return [byEvents, picture.visits.get(visitId)?.state ?? null];
}

/** How often Redis was asked each of these since the last call. */
async function askedOf(...commands: string[]): Promise<number[]> {
  const info = await redis.info('commandstats');
  await redis.config('RESETSTAT');
  return commands.map((name) => Number(new RegExp(`cmdstat_${name}:calls=(\\d+)`).exec(info)?.[1] ?? 0));
}

it('[C13] a step is decided without reading the store, and the next one on it before the feed has brought it', async () => {
  const still = following(await standingStill());
  await feed.stop(); // it asks, too
  await askedOf();
  expect(codeOf(await still(arriveOf(visitId), gateOfficer, null))).toBe('ok');
  expect(codeOf(await still(holdOf(), supervisorA, null))).toBe('ok');
  expect(codeOf(await still(resumeOf(), supervisorA, null))).toBe('ok');
  expect(await askedOf('evalsha', 'smembers', 'hmget')).toEqual([3, 0, 1]); // the alert of the hold
  const [byEvents, stored] = await byEventsAndStored();
  expect(stored).toEqual(byEvents);
});

it('[L17] commands of one moment are one script, each with its own answer, in their order', async () => {
  const visits = await Promise.all(['渝A10001', '渝A10002', '渝A10003'].map((plate) => fixture.declare({ plate })));
  await feed.caughtUp(5);
  const commands = visits.map((id, place) => arriveOf(id, `渝A1000${place + 1}`));
  await askedOf();
  const acks = await Promise.all(commands.map((command) => submit(command, gateOfficer, null)));
  expect(acks.map(codeOf)).toEqual(['ok', 'ok', 'ok']);
  expect(await askedOf('evalsha')).toEqual([1]);
  const seqs = acks.flatMap((ack) => (ack.ok ? [ack.seq] : []));
  expect(seqs).toEqual([7, 9, 11]);
  expect((await fixture.feed()).map(({ seq }) => seq)).toEqual(Array.from({ length: 11 }, (_, place) => place + 1));
});

it('[L17] commands of one moment about one vehicle are all carried out, one after the other', async () => {
  expect(codeOf(await submit(arriveOf(visitId), gateOfficer, null))).toBe('ok');
  const commands = [helpOf(), holdOf(), helpOf('doctor')];
  const acks = await Promise.all(commands.map((command) => submit(command, supervisorA, null)));
  expect(acks.map(codeOf)).toEqual(['ok', 'ok', 'ok']);
  const [byEvents, stored] = await byEventsAndStored();
  expect(stored).toEqual(byEvents);
});

it('[C13] what another process did meanwhile is found by the commit: it is decided again, on the store', async () => {
  const still = following(await standingStill());
  expect(codeOf(await fixture.submit(arriveOf(visitId), gateOfficer, null))).toBe('ok');
  expect(codeOf(await fixture.submit(holdOf(), supervisorA, null))).toBe('ok');
  expect(codeOf(await still(resumeOf(), supervisorA, null))).toBe('ok'); // its picture knows of no arrival
  const [byEvents, stored] = await byEventsAndStored();
  expect(stored).toEqual(byEvents);
});

it('[C13] what was decided on a commit that another process forestalled is decided again, though the version is the same', async () => {
  expect(codeOf(await fixture.submit(arriveOf(visitId), gateOfficer, null))).toBe('ok');
  const still = following(await standingStill());
  // One version each: the picture of the slower one is behind by exactly what it is about to write.
  expect(codeOf(await fixture.submit(helpOf(), gateOfficer, null))).toBe('ok');
  const acks = await Promise.all(
    [holdOf(), helpOf('doctor'), resumeOf()].map((command) => still(command, supervisorA, null)),
  );
  expect(acks.map(codeOf)).toContain('ok');
  const versions = (await eventsOf()).map(({ version }) => version);
  expect(versions).toEqual(versions.map((_, place) => place + 1));
  const [byEvents, stored] = await byEventsAndStored();
  expect(stored).toEqual(byEvents);
});

it('[C13] while the feed is not read everything is decided on the store', async () => {
  const still = following(await standingStill(false));
  await feed.stop();
  await askedOf();
  expect(codeOf(await still(arriveOf(visitId), gateOfficer, null))).toBe('ok');
  const [commits, , reads = 0] = await askedOf('evalsha', 'smembers', 'hmget');
  expect(commits).toBe(1);
  expect(reads).toBeGreaterThan(0);
});

it('[C13] [G1] of two vehicles with one plate the second is refused at once, on its own process or another', async () => {
  const second = await fixture.declare();
  await feed.caughtUp(3);
  const [one, other] = await Promise.all([visitId, second].map((id) => submit(arriveOf(id), gateOfficer, null)));
  expect(new Set([one, other].map((ack) => ack && codeOf(ack)))).toEqual(new Set(['ok', 'plate-here']));
  const third = await fixture.declare();
  await feed.caughtUp((await fixture.feed()).length);
  expect(codeOf(await submit(arriveOf(third), gateOfficer, null))).toBe('plate-here');
  const still = following(await standingStill());
  expect(codeOf(await still(arriveOf(await fixture.declare()), gateOfficer, null))).toBe('plate-here');
});

it('[C13] nobody is refused by a picture that is behind', async () => {
  const still = following(await standingStill());
  expect(codeOf(await fixture.submit(arriveOf(visitId), gateOfficer, null))).toBe('ok');
  expect(codeOf(await still(helpOf(), gateOfficer, null))).toBe('ok'); // only a vehicle that is here can ask for it
});

it('[C4] [C13] a resend is answered by its receipt, by any process', async () => {
  const command = arriveOf(visitId);
  const first = await submit(command, gateOfficer, null);
  const again = await Promise.all([submit(command, gateOfficer, null), fixture.submit(command, gateOfficer, null)]);
  expect(again).toEqual([first, first]);
  const both = helpOf();
  const [one, other] = await Promise.all([submit(both, gateOfficer, null), submit(both, gateOfficer, null)]);
  expect(other).toEqual(one);
  expect((await eventsOf()).filter(({ commandId }) => commandId === both.commandId).length).toBe(1);
});

it('[C13] a state that this store never had is not written over it, though its version is right', async () => {
  await fixture.submit(arriveOf(visitId), gateOfficer, null);
  const live = await standingStill();
  const still = following(live);
  // The store goes back to before the arrival, and goes on otherwise: the same version, another history, a new identity.
  const version = live.picture().visits.get(visitId)?.version ?? 0;
  const picture = live.picture();
  const foreign: Versioned<VisitState> | undefined = picture.visits.get(visitId);
  if (foreign === undefined || foreign.state.status === 'expected') throw new Error('the vehicle has not arrived');
  const about = engine.parseRef(`visit:${visitId}`);
  if (about === undefined) throw new Error('no visits');
  put(picture, about, {
    version,
    state: { ...foreign.state, declaration: { ...foreign.state.declaration, plate: '渝A00000' } },
  });
  await redis.hset(demoKeys.feedIdentity, 'id', 'another');
  expect(codeOf(await still(helpOf(), gateOfficer, null))).toBe('ok');
  const [stored] = await readStored(redis, demoKeys, [`visit:${visitId}`]);
  expect(stored?.text).not.toContain('渝A00000');
});

/* Found by `npm run chaos -- --only everysec-control`, when the script compared the feed's numbers alone. */
it('[C13] what was decided on a history that is no more is not written, though all its numbers are the same', async () => {
  const stepOf = (stepId: string, report: StepReport) =>
    commandOf({ type: 'reportStep', visitId, stationId: 'main-gate', stepId, report });
  const covered = [...coveredParts];
  const wetted = stepOf('disinfect-vehicle', { kind: 'disinfect', act: 'start', batchId: 'batch-1', covered });
  expect(codeOf(await fixture.submit(arriveOf(visitId), gateOfficer, null))).toBe('ok');
  const copy = await copyStore(redis);
  expect(codeOf(await fixture.submit(wetted, gateOfficer, null))).toBe('ok');
  const still = following(await standingStill()); // it knows that the agent works, so that the crew may be verified
  await copy.restore();
  // Another process goes on: the visit has that version again, and the feed is as long, before this one sees that it went back.
  expect(codeOf(await fixture.submit(helpOf(), gateOfficer, null))).toBe('ok');
  await fixture.declare({ plate: '渝A10001' });
  expect(codeOf(await still(stepOf('verify-crew', exampleOf(driver)), gateOfficer, null))).toBe('step-not-next');
  const [byEvents, stored] = await byEventsAndStored();
  expect(stored).toEqual(byEvents);
});
