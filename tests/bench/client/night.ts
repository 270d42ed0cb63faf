import { setTimeout as pause } from 'node:timers/promises';
import { arrivalOf } from '@cordon/protocol/steps/arrive/step.ts';
import { declarationOf } from '@cordon/protocol/testing/declarations.ts';
import { startOf } from '@cordon/protocol/testing/reports.ts';
import { registerDriver } from '@cordon/server/testing/cordon.ts';
import { newId } from '@cordon/server/testing/commands.ts';
import { openOfficers } from '../../e2e/support/officers.ts';
import { eveningOfTheNight, openTestSite, type TestSite } from '../../e2e/support/site.ts';

const stationId = 'main-gate';

/** A site with many vehicles at its gate. */
export type BigNight = {
  readonly site: TestSite;
  readonly plate: string; // of one of them
  lastSeq(): number;
  /** So many things happen at the gate, at this rate. */
  happen(perSecond: number, count: number): Promise<void>;
  stop(): Promise<void>;
};

export async function bigNight(vehicles: number): Promise<BigNight> {
  const site = await openTestSite(eveningOfTheNight);
  const officers = await openOfficers(site);
  await officers.declareClear();
  const driver = await registerDriver(site, await officers.as.office.token());
  const { batches } = officers.as.office.picture.site.state;
  const ids: string[] = [];
  const plateOf = (i: number) => `渝A${String(10_000 + i)}`;
  for (let i = 0; i < vehicles; i++) {
    const [visitId, plate, now] = [newId(), plateOf(i), site.clock.now()];
    const crew = [{ ...driver, sampledAt: now - 3_600_000 }];
    const declaration = declarationOf({ plate, crew, eta: now }, now);
    await officers.must('office', { type: 'declareVisit', visitId, declaration });
    const report = arrivalOf({ plate, trailerPlate: null }, null);
    await officers.must('gate', { type: 'reportStep', visitId, stationId, stepId: 'arrive', report });
    ids.push(visitId);
  }

  /* Each vehicle is disinfected, then wetted again and again. */
  let next = 0;
  async function one(): Promise<void> {
    const place = next++;
    const visitId = ids[place % ids.length] ?? '';
    const batchId = batches[0]?.id ?? '';
    const report =
      place < ids.length
        ? { ...startOf({ target: 'vehicle' }), batchId }
        : ({ kind: 'disinfect', act: 'rewet', batchId } as const);
    const request = { type: 'reportStep', visitId, stationId, stepId: 'disinfect-vehicle', report } as const;
    const ack = await officers.as.gate.send(request);
    if (!ack.ok) throw new Error(`nothing happened: ${ack.code} ${JSON.stringify(ack.params)}`);
  }

  return {
    site,
    plate: plateOf(0),
    lastSeq: () => officers.as.supervisor.picture.seq,
    async happen(perSecond, count) {
      const began = performance.now();
      const all: Promise<void>[] = [];
      for (let i = 0; i < count; i++) {
        await pause(Math.max(0, began + (i * 1_000) / perSecond - performance.now()));
        all.push(one());
      }
      await Promise.all(all);
    },
    async stop() {
      officers.leave();
      await site.stop();
    },
  };
}
