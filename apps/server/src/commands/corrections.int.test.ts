import { gateOfficer, supervisorA } from '@cordon/protocol/testing/actors.ts';
import { readingOf } from '@cordon/protocol/testing/reports.ts';
import { hourMs, minuteMs } from '@cordon/protocol/time.ts';
import type { StepReport } from '@cordon/protocol/visit/report.ts';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import type { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import { readStored } from '../log/read.ts';
import { alertOf } from '../log/snapshot.ts';
import { commandOf } from '../testing/commands.ts';
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

const visitIs = (visitId: string) => visitOfStore(redis, visitId);
const goTo = (visitId: string, until: string | null) => takeOn(fixture, redis, visitId, until);

async function sealAlert(visitId: string) {
  const [stored] = await readStored(redis, demoKeys, [`alert:${visitId}.reconcile.seal.reconcile`]);
  return alertOf(stored?.text ?? '');
}

async function read(visitId: string, seal: string): Promise<Ack> {
  const report: StepReport = readingOf(await visitIs(visitId), { seal });
  const base = { visitId, stationId: 'main-gate', stepId: 'reconcile' };
  return fixture.ask(gateOfficer, { type: 'reportStep', ...base, report });
}

/** Sealed with S-4711, read as S-9000 at the exit four minutes ago. */
async function heldAtTheExit(): Promise<{ visitId: string; entry: number }> {
  const visitId = await fixture.declare();
  await goTo(visitId, 'reconcile');
  await read(visitId, 'S-9000');
  fixture.clock.at += 4 * minuteMs;
  return { visitId, entry: (await visitIs(visitId)).steps['seal']?.entries[0]?.version ?? 0 };
}

const corrected = (visitId: string, entry: number) =>
  ({
    type: 'correctReport',
    ...{ visitId, stepId: 'seal', entry, reason: '看错' },
    report: { kind: 'seal', number: 'S-9000' },
  }) as const;

it('[X5] the officer who failed the exit can’t correct the entry to what was read there', async () => {
  const { visitId, entry } = await heldAtTheExit();
  const before = await visitIs(visitId);
  const ack = await fixture.ask(gateOfficer, corrected(visitId, entry));
  expect(ack).toMatchObject({ ok: false, code: 'report-judged', params: { step: 'reconcile' } });
  expect(await visitIs(visitId)).toEqual(before);
  expect(await sealAlert(visitId)).toMatchObject({ clearedAt: null });
});

it('[X8] [X9] corrected by a supervisor, the difference stays, says what changed, and only a reading lets the vehicle go', async () => {
  const { visitId, entry } = await heldAtTheExit();
  expect(await fixture.ask(supervisorA, corrected(visitId, entry))).toMatchObject({ ok: true });
  const visit = await visitIs(visitId);
  expect(visit.steps['reconcile']).toMatchObject({ status: 'failed' });
  expect(visit.changes).toMatchObject([
    {
      at: fixture.clock.at,
      by: { personId: supervisorA.personId },
      what: { was: { number: 'S-4711' }, is: { number: 'S-9000' } },
    },
  ]);
  expect(await sealAlert(visitId)).toMatchObject({ clearedAt: null });
  await fixture.ask(supervisorA, { type: 'resumeVisit', visitId, note: '重新读取' });
  const release = { visitId, stationId: 'main-gate', stepId: 'release', report: { kind: 'release' } } as const;
  expect(await fixture.ask(gateOfficer, { type: 'reportStep', ...release })).toMatchObject({ code: 'step-not-next' });
  await read(visitId, 'S-9000');
  expect((await sealAlert(visitId)).clearedAt).toBe(fixture.clock.at);
  await goTo(visitId, null);
  expect((await visitIs(visitId)).status).toBe('released');
});

it('[X5] [OF5] a correction that another tablet recorded before the comparison is kept for the supervisor', async () => {
  const { visitId, entry } = await heldAtTheExit();
  const command = commandOf({ ...corrected(visitId, entry), offline: true }, fixture.clock.at - 10 * minuteMs);
  expect(await fixture.submit(command, gateOfficer, null)).toMatchObject({ ok: false, code: 'report-judged' });
  const visit = await visitIs(visitId);
  expect(visit.steps['seal']?.entries[0]?.report).toMatchObject({ number: 'S-4711' });
  expect(visit.unsettled).toMatchObject([{ recordId: command.commandId, code: 'report-judged' }]);
});
