import { gateOfficer, person } from '@cordon/protocol/testing/actors.ts';
import { deskOf, dueStep } from '@cordon/protocol/testing/journey.ts';
import { goodReport } from '@cordon/protocol/testing/reports.ts';
import { waitEndOf } from '@cordon/protocol/visit/due.ts';
import { isUnderWay, type VisitState } from '@cordon/protocol/visit/state.ts';
import type { Redis } from 'ioredis';
import { visitRef } from '../log/keys.ts';
import { readStored } from '../log/read.ts';
import { visitOf } from '../log/snapshot.ts';
import { type SubmitFixture, demoKeys } from './submit-fixture.ts';

export async function visitOfStore(redis: Redis, visitId: string): Promise<VisitState> {
  const [stored] = await readStored(redis, demoKeys, [visitRef(visitId)]);
  return visitOf(stored?.text ?? '');
}

/** Reports the steps of a declared visit, all without a finding, until this step is the next one; null: to its end. */
export async function takeOn(
  fixture: SubmitFixture,
  redis: Redis,
  visitId: string,
  until: string | null,
): Promise<void> {
  for (;;) {
    const visit = await visitOfStore(redis, visitId);
    const step = dueStep(visit);
    if (step === null || visit.status === 'released' || step.id === until) return;
    const waitsUntil = isUnderWay(visit) ? waitEndOf(visit, step, []) : null;
    if (waitsUntil !== null) fixture.clock.at = Math.max(fixture.clock.at, waitsUntil);
    const { actor: at, stationId } = deskOf(visit, step);
    const actor = at === gateOfficer ? at : person('unloading-1', 'unloading', [stationId]); // of the demo site's points
    const report = goodReport(visit, step);
    const ack = await fixture.ask(actor, { type: 'reportStep', visitId, stationId, stepId: step.id, report });
    if (!ack.ok) throw new Error(`${step.id}: ${ack.code}`);
  }
}
