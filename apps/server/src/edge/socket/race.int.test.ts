import { declarationOf } from '@cordon/protocol/testing/declarations.ts';
import { startOf } from '@cordon/protocol/testing/reports.ts';
import type { StepReport } from '@cordon/protocol/visit/report.ts';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import { startTestRedis, type TestRedis } from '@cordon/tests/support/redis.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { type Client, registerDriver, startTestCordon, type TestCordon } from '../../testing/cordon.ts';
import { commandOf, newId } from '../../testing/commands.ts';

let redis: TestRedis;
let cordon: TestCordon;
let other: TestCordon; // another process at the same store
let admin: string;
let office: Client;
let first: Client; // the officers of one gate, each on a connection to a process of their own
let second: Client;

const record = z.object({ recordId: z.string() });
const storyShape = z.object({ visit: z.object({ state: z.object({ unsettled: z.array(record) }) }) });
const members = { first: '门岗一号', second: '门岗二号' };

beforeAll(async () => {
  redis = await startTestRedis();
  const shared = { redisUrl: redis.url, siteKey: Buffer.alloc(32, 5) };
  cordon = await startTestCordon(shared);
  other = await startTestCordon({ ...shared, beside: cordon });
  admin = await cordon.signIn('4001');
  office = await cordon.socket(admin);
  first = await cordon.socket(await cordon.signIn('1001'));
  const member = { personId: 'gate-2', staffNumber: '1002', name: members.second, role: 'gate', active: true } as const;
  await office.command(commandOf({ type: 'saveStaff', member: { ...member, stations: ['main-gate'] } }));
  const { body } = await cordon.call('POST', '/api/v1/staff/gate-2/pin', { token: admin });
  const { token } = await other.device.signIn({ staffNumber: '1002', pin: z.string().parse(body['pin']) });
  second = await other.socket(token);
});
afterAll(async () => {
  await other.stop();
  await cordon.stop();
  await redis.stop();
});

it('[OF8] when two tablets recorded the same without the server, one is taken, and the other learns who was first', async () => {
  const crew = [await registerDriver(cordon, admin)];
  for (let round = 0; round < 8; round += 1) {
    const visitId = newId();
    const plate = `渝A${20_000 + round}`;
    const declaration = declarationOf({ plate, crew });
    expect(await office.command(commandOf({ type: 'declareVisit', visitId, declaration }))).toMatchObject({ ok: true });
    const steps: [string, StepReport, string][] = [
      ['arrive', { kind: 'arrive', plate, trailerPlate: null, handReason: null }, 'step-done'],
      ['disinfect-vehicle', startOf({ target: 'vehicle' }), 'disinfection-started'],
    ];
    for (const [stepId, report, code] of steps) {
      const press = () =>
        commandOf({ type: 'reportStep', visitId, stationId: 'main-gate', stepId, report, offline: true }, Date.now());
      const [mine, theirs] = [press(), press()];
      const acks: [Ack, Ack] = await Promise.all([first.command(mine), second.command(theirs)]);
      const winner = acks[0].ok ? members.first : members.second;
      expect(acks.filter(({ ok }) => ok)).toHaveLength(1);
      const lost = acks.find(({ ok }) => !ok);
      expect(lost).toMatchObject({ code, retryable: false, params: { by: winner, at: expect.any(Number) } });
      // The one that came second stays on record.
      const { body } = await cordon.call('GET', `/api/v1/visits/${visitId}/story`, { token: admin });
      const { unsettled } = storyShape.parse(body).visit.state;
      expect(unsettled.map(({ recordId }) => recordId)).toContain(acks[0].ok ? theirs.commandId : mine.commandId);
    }
  }
});
