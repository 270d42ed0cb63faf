import { gateOfficer, supervisorA } from '@cordon/protocol/testing/actors.ts';
import { minuteMs } from '@cordon/protocol/time.ts';
import type { StepReport } from '@cordon/protocol/visit/report.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import { startOf } from '@cordon/protocol/testing/reports.ts';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import type { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import { readStored } from '../log/read.ts';
import { alertOf, visitOf } from '../log/snapshot.ts';
import { type CommandBody, commandOf } from '../testing/commands.ts';
import {
  arriveOf,
  type SubmitFixture,
  demoKeys,
  createSubmitFixture,
  createSubmit,
} from '../testing/submit-fixture.ts';
import { useStore } from '../testing/store.ts';

let redis: Redis;
let fixture: SubmitFixture;

useStore(async (store) => {
  ({ redis } = store);
  fixture = await createSubmitFixture(redis);
});

const withoutNow = (ack: Ack) => JSON.stringify({ ...ack, now: 0 });
const finish: StepReport = { kind: 'disinfect', act: 'finish' };
const start = startOf({ target: 'vehicle' });
const stepBody = (visitId: string, stepId: string, report: StepReport): CommandBody => ({
  type: 'reportStep',
  ...{ visitId, stationId: 'main-gate', stepId, report },
});
const recorded = (body: CommandBody, observedAt: number) => commandOf({ ...body, offline: true }, observedAt);
const bring = (command: ReturnType<typeof recorded>) => fixture.submit(command, gateOfficer, null);

async function visitIs(visitId: string): Promise<VisitState> {
  const [stored] = await readStored(redis, demoKeys, [`visit:${visitId}`]);
  return visitOf(stored?.text ?? '');
}
async function atGate(): Promise<string> {
  const visitId = await fixture.declare();
  await fixture.submit(arriveOf(visitId), gateOfficer, null);
  return visitId;
}
const noted = async (type: string) => (await fixture.feed()).filter(({ event }) => event.type === type);

it('[OF1] what was begun and finished without the server is taken 47 minutes later, with both times', async () => {
  const visitId = await atGate();
  const [begun, over] = [fixture.clock.at + minuteMs, fixture.clock.at + 31 * minuteMs];
  fixture.clock.at += 48 * minuteMs;
  expect(await bring(recorded(stepBody(visitId, 'disinfect-vehicle', start), begun))).toMatchObject({ ok: true });
  expect(await bring(recorded(stepBody(visitId, 'disinfect-vehicle', finish), over))).toMatchObject({ ok: true });
  expect((await visitIs(visitId)).steps['disinfect-vehicle']).toMatchObject({
    ...{ status: 'done', doneAt: over },
    entries: [
      { at: fixture.clock.at, recordedAt: begun },
      { at: fixture.clock.at, recordedAt: over },
    ],
  });
});

it('[OF1] [OF5] a finish that was recorded too early is refused, and on record', async () => {
  const visitId = await atGate();
  const begun = fixture.clock.at + minuteMs;
  fixture.clock.at += 48 * minuteMs;
  await bring(recorded(stepBody(visitId, 'disinfect-vehicle', start), begun));
  const tooEarly = recorded(stepBody(visitId, 'disinfect-vehicle', finish), begun + 29 * minuteMs);
  expect(await bring(tooEarly)).toMatchObject({ ok: false, code: 'contact-running' });
  expect((await visitIs(visitId)).unsettled).toMatchObject([{ recordId: tooEarly.commandId, code: 'contact-running' }]);
});

it('[OF4] nobody is let in without paper mode, and the try is on record', async () => {
  const visitId = await atGate();
  const admit = recorded(stepBody(visitId, 'admit', { kind: 'admit' }), fixture.clock.at);
  expect(await bring(admit)).toMatchObject({ ok: false, code: 'needs-paper' });
  expect(await noted('recordRefused')).toHaveLength(1);
  expect((await visitIs(visitId)).status).toBe('atGate');
});

it('[OF4] with paper mode what admission asks for is looked at, and its own answer given', async () => {
  const visitId = await atGate();
  const [declared, pressed] = [fixture.clock.at + minuteMs, fixture.clock.at + 2 * minuteMs];
  fixture.clock.at += 20 * minuteMs;
  expect(await bring(recorded({ type: 'declarePaper', reason: '无线网络中断' }, declared))).toMatchObject({ ok: true });
  const admit = recorded(stepBody(visitId, 'admit', { kind: 'admit' }), pressed);
  expect(await bring(admit)).toMatchObject({ ok: false, code: 'step-not-next' });
});

it('[OF5] what comes after the visit has ended is refused, and on record and ringing once, however often it is sent', async () => {
  const visitId = await atGate();
  const record = recorded(stepBody(visitId, 'disinfect-vehicle', start), fixture.clock.at);
  await fixture.ask(supervisorA, { type: 'refuseVisit', visitId, reason: '劝返' });
  fixture.clock.at += 47 * minuteMs;
  const first = await bring(record);
  expect(first).toMatchObject({ ok: false, code: 'visit-closed', params: { by: '监管甲' } });
  const again = await Promise.all(Array.from({ length: 5 }, () => bring(record)));
  expect(new Set(again.map(withoutNow))).toEqual(new Set([withoutNow(first)]));
  expect(await noted('recordRefused')).toHaveLength(1);
  const alerts = (await noted('alertRaised')).filter(({ id }) => id.includes('record-unsettled'));
  expect(alerts).toHaveLength(1);
  expect(alerts[0]?.commandId).toBe(record.commandId); // in the same commit
});

it('[OF6] settling it ends its alert', async () => {
  const visitId = await atGate();
  const record = recorded(stepBody(visitId, 'disinfect-vehicle', start), fixture.clock.at);
  await fixture.ask(supervisorA, { type: 'refuseVisit', visitId, reason: '劝返' });
  await bring(record);
  const settle = { type: 'settleRecord', visitId, recordId: record.commandId, note: '已核对' } as const;
  expect(await fixture.ask(gateOfficer, settle)).toMatchObject({ ok: false, code: 'forbidden' });
  expect(await fixture.ask(supervisorA, settle)).toMatchObject({ ok: true });
  const [raised] = (await noted('alertRaised')).filter(({ id }) => id.includes('record-unsettled'));
  const [stored] = await readStored(redis, demoKeys, [`alert:${raised?.id ?? ''}`]);
  expect(alertOf(stored?.text ?? '').clearedAt).toBe(fixture.clock.at);
  expect((await visitIs(visitId)).unsettled).toEqual([]);
});

it('[OF5] a record that comes after a lockdown is taken, and an admission is not', async () => {
  const visitId = await atGate();
  const begun = recorded(stepBody(visitId, 'disinfect-vehicle', start), fixture.clock.at);
  const admit = recorded(stepBody(visitId, 'admit', { kind: 'admit' }), fixture.clock.at);
  await bring(recorded({ type: 'declarePaper', reason: '无线网络中断' }, fixture.clock.at));
  await fixture.ask(supervisorA, { type: 'setLockdown', reason: '演练' });
  expect(await bring(begun)).toMatchObject({ ok: true });
  expect(await bring(admit)).toMatchObject({ ok: false });
  expect((await visitIs(visitId)).unsettled).toMatchObject([{ recordId: admit.commandId }]);
});

it('[OF4] being under way makes nothing late on a night that runs faster', async () => {
  const visitId = await atGate();
  const admit = () => commandOf(stepBody(visitId, 'admit', { kind: 'admit' }), fixture.clock.at);
  const [one, other] = [admit(), admit()];
  fixture.clock.at += 10 * minuteMs; // a second, on that night
  const { at, setTimer } = fixture.clock;
  const simulated = createSubmit(redis, { at, now: () => at, setTimer, speed: 600 });
  expect(await simulated(one, gateOfficer, null)).toMatchObject({ ok: false, code: 'step-not-next' });
  expect(await bring(other)).toMatchObject({ ok: false, code: 'needs-paper' });
});
