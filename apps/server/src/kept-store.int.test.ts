import { gateOfficer } from '@cordon/protocol/testing/actors.ts';
import { deskOf, dueStep } from '@cordon/protocol/testing/journey.ts';
import { goodReport } from '@cordon/protocol/testing/reports.ts';
import { hourMs } from '@cordon/protocol/time.ts';
import { waitEndOf } from '@cordon/protocol/visit/due.ts';
import { isClosed, isUnderWay, type VisitState } from '@cordon/protocol/visit/state.ts';
import { startTestRedis, type TestRedis } from '@cordon/tests/support/redis.ts';
import { openDevice } from '@cordon/tests/support/device.ts';
import type { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readStored } from './log/read.ts';
import { storeFormat } from './log/format.ts';
import { visitOf } from './log/snapshot.ts';
import { type SteadyClock, steadyClock } from './testing/clocks.ts';
import { type CommandBody, commandOf } from './testing/commands.ts';
import { startTestCordon, type TestCordon } from './testing/cordon.ts';
import { demoKeys } from './testing/submit-fixture.ts';
import { kept, keptTablet, layStore } from './testing/kept-store.ts';

const { secrets, expected } = kept;
const { visits } = expected;
const states = ['pending', 'sent', 'dead', 'overtaken'] as const;

let server: TestRedis;
let redis: Redis;
let clock: SteadyClock;
let cordon: TestCordon;
let outbox: Record<(typeof states)[number], string[]>;

beforeEach(async () => {
  server = await startTestRedis();
  redis = server.connect();
  await layStore(redis);
  outbox = await messagesIn();
  clock = steadyClock(expected.at);
  const { authenticators, at } = keptTablet();
  const pinOf = (staffNumber: string) => secrets.pins[staffNumber] ?? '';
  const siteKey = Buffer.from(secrets.siteKey, 'hex');
  const beside = { authenticators, pinOf, device: { at } as TestCordon['device'] };
  const enough = { points: 100_000, seconds: 1 }; // the night goes on faster here than people press
  const limits = { packetsOfPerson: { command: enough, follow: enough, other: enough } };
  cordon = await startTestCordon({ redisUrl: server.url, siteClock: clock, siteKey, beside, limits });
});
afterEach(async () => {
  await cordon.stop();
  await server.stop();
});

/** The messages of the store by their state. */
async function messagesIn(): Promise<typeof outbox> {
  const [pending = [], sent = [], dead = [], overtaken = []] = await Promise.all(
    states.map((state) => redis.zrange(demoKeys.outbox[state], '0', '-1')),
  );
  return { pending, sent, dead, overtaken };
}

const visitIs = async (id: string): Promise<VisitState> =>
  visitOf((await readStored(redis, demoKeys, [`visit:${id}`]))[0]?.text ?? '');

/** People at work on the tablet, each signed in with the PIN that they had. */
async function onDuty() {
  const [gate, points, supervisor, second] = await Promise.all(
    ['1001', '2001', '3001', '3002'].map(async (number) => cordon.socket(await cordon.signIn(number))),
  );
  const connections = { gate, points, supervisor, second };
  const must = async (who: keyof typeof connections, body: CommandBody) => {
    const ack = await connections[who]?.command(commandOf(body, clock.at));
    if (ack?.ok !== true) throw new Error(`${body.type}: ${JSON.stringify(ack)}`);
  };
  /** What the visit waits for is done, as it should be; a hold is lifted first. */
  async function step(visitId: string): Promise<void> {
    const held = await visitIs(visitId);
    const asked = held.overrides.find(({ status }) => status === 'asked');
    if (asked !== undefined) {
      const { overrideId } = asked;
      await must('second', { type: 'settleOverride', visitId, overrideId, verdict: 'approve', note: null });
    }
    if (isUnderWay(held) && held.held !== null && asked === undefined) {
      await must('supervisor', { type: 'resumeVisit', visitId, note: '继续' });
    }
    const visit = await visitIs(visitId);
    const due = dueStep(visit);
    if (due === null) throw new Error('nothing is due');
    const waitsUntil = isUnderWay(visit) ? waitEndOf(visit, due, []) : null;
    if (waitsUntil !== null) clock.at = Math.max(clock.at, waitsUntil);
    const { actor, stationId } = deskOf(visit, due);
    const report = goodReport(visit, due);
    const who = actor === gateOfficer ? 'gate' : 'points';
    await must(who, { type: 'reportStep', visitId, stationId, stepId: due.id, report });
  }
  return { must, step };
}

const get = async (path: string, json?: unknown) => {
  const token = await cordon.signIn('3001');
  const { body } = await cordon.call(json === undefined ? 'GET' : 'POST', `/api/v1${path}`, { token, json });
  return body;
};

const openAlerts = async () => (await redis.smembers(demoKeys.open)).filter((name) => name.startsWith('alert:')).length;

const closed = new Set([visits['released'], visits['refused'], visits['cancelled']]);
const goingOn = Object.entries(visits).filter(([, id]) => !closed.has(id));

describe('a night that b9a8177 had begun', () => {
  it('[SV4] is opened, with nothing set apart', async () => {
    const token = await cordon.signIn('3001');
    const followed = await (await cordon.socket(token)).follow();
    if (!followed.ok || !('snapshot' in followed)) throw new Error('no picture');
    const ids = followed.snapshot.visits.map(({ state }) => state.id);
    expect(ids.toSorted()).toEqual(Object.values(visits).toSorted());
    expect(followed.snapshot.alerts.map(({ state }) => state.rule)).not.toContain('record.unreadable');
    expect(followed.snapshot.alerts).toHaveLength(await openAlerts());
    expect(await redis.get(demoKeys.format)).toBe(String(storeFormat));
  });

  it('[SV4] keeps the messages that wait, and those that were given up', async () => {
    expect([outbox.pending.length > 0, outbox.dead.length > 0]).toEqual([true, true]);
    // The server goes on with those that wait at once: what becomes of a message, it is not forgotten.
    const known = Object.values(await messagesIn()).flat();
    expect(known).toEqual(expect.arrayContaining([...outbox.pending, ...outbox.dead]));
    const { body } = await cordon.call('GET', '/api/v1/messages/dead', { token: await cordon.signIn('4001') });
    expect(JSON.stringify(body)).toContain(outbox.dead[0]);
  });

  it('[SV4] gives the same figures, and the same answers to what would have been', async () => {
    const { summary } = expected.summary;
    // What there was no name for then: vehicles that never came.
    const known = { ...summary, visits: { ...summary.visits, lapsed: 0 } };
    expect(await get(`/nights/${expected.day}/summary`)).toEqual({ ...expected.summary, summary: known });
    expect(await get(`/nights/${expected.day}/what-if`, expected.tried)).toEqual(expected.whatIf);
  });

  it('[SV4] lets everybody in as before', async () => {
    for (const staffNumber of Object.keys(secrets.pins)) {
      expect(await cordon.signIn(staffNumber)).toMatch(/^[\w-]{40,}$/);
    }
    const desk = await openDevice(cordon.url, cordon.authenticators);
    for (const [staffNumber, password] of Object.entries(secrets.passwords)) {
      expect((await desk.signIn({ staffNumber, password })).person.staffNumber).toBe(staffNumber);
    }
    const before = await cordon.socket(secrets.session); // of somebody who had signed in to that version
    expect(await before.follow()).toMatchObject({ ok: true });
  });

  it.each(goingOn)('[SV4] goes on: the vehicle that is "%s"', async (_at, visitId) => {
    const { step } = await onDuty();
    const before = await visitIs(visitId);
    await step(visitId);
    const after = await visitIs(visitId);
    expect(after.steps).not.toEqual(before.steps);
    expect(isUnderWay(after) ? after.held : null).toBeNull();
  });

  it('[SV6] takes what a tablet had recorded and not sent, from its author and relayed', async () => {
    const [own, relayed] = kept.waiting;
    if (own === undefined || relayed === undefined) throw new Error('the tablet has two records');
    const gate = await cordon.socket(await cordon.signIn('1001'));
    expect(await gate.command(own.command)).toMatchObject({ ok: true });
    const points = await cordon.socket(await cordon.signIn('2001'));
    const ack: unknown = await points.socket.timeout(60_000).emitWithAck('deliver', { jws: relayed.signature });
    expect(ack).toMatchObject({ ok: true, commandId: relayed.command.commandId });
    const { visitId } = own.command;
    const by = Object.values((await visitIs(visitId)).steps).flatMap(({ entries }) =>
      entries.map((entry) => entry.by.personId),
    );
    expect(by).toContain('gate-1');
  });

  it('[SV4] comes to its end with every vehicle', { timeout: 120_000 }, async () => {
    const { must, step } = await onDuty();
    await step(visits['overrideAsked'] ?? ''); // what somebody has asked for lapses soon
    for (const [, visitId] of goingOn) {
      while (!isClosed(await visitIs(visitId))) {
        const until = clock.at + 6 * hourMs;
        await must('supervisor', { type: 'declareClear', until, statement: '宿管确认' });
        await step(visitId);
      }
      expect((await visitIs(visitId)).status).toBe('released');
    }
  });
});
