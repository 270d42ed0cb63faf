import type { StepKind } from '../steps/kinds.ts';
import { hourMs } from '../time.ts';
import type { StepReport } from '../visit/report.ts';
import type { VisitStep, VisitState } from '../visit/state.ts';
import type { Draws } from './random-commands.ts';
import { goodReport, readingOf, startOf, verificationOf } from './reports.ts';
import { tenAtNight } from './site.ts';

export const badVerifications = [
  { temperatureC: 38 },
  { temperatureC: 39 },
  { result: 'positive' },
  { sampledAt: 0 },
  { passNumber: null },
  { histories: { travel: true, contact: false, illness: false } },
  { maskOn: false },
  { sampledAt: tenAtNight - 44 * hourMs }, // valid for two more hours
  { sampledAt: tenAtNight - 44 * hourMs },
  { result: 'pending', antigen: 'negative' },
  { result: null, antigen: 'negative' },
  { result: 'pending', antigen: 'positive' },
] as const;

type Bad = (visit: VisitState, step: VisitStep, draws: Draws) => StepReport;

/* For the kinds that can have a bad report; the others have none. */
const bad: Partial<Record<StepKind, Bad>> = {
  arrive: (_visit, _step, draws) => ({
    kind: 'arrive',
    plate: draws.pick(['渝Z99999', '渝A12345', '渝B12345', '军V1', '渝B1234挂']),
    trailerPlate: draws.pick([null, null, '渝C5678挂', '渝B1234挂', 'X']),
    handReason: draws.pick([null, '军车']),
  }),
  disinfect: (_visit, step, draws) =>
    draws.pick<StepReport>([
      startOf({ target: step.target === 'vehicle' ? 'goods' : 'vehicle' }),
      startOf(step, 'weak'),
      { kind: 'disinfect', act: 'rewet', batchId: draws.pick(['batch-1', 'weak']) },
      { kind: 'disinfect', act: 'finish' },
    ]),
  dock: () => ({ kind: 'dock', crewInCab: false, windowsShut: false, masksOn: true }),
  unload: () => ({ kind: 'unload', contactless: false, cargoAfter: 'goods', note: null }),
  load: () => ({ kind: 'load', contactless: true, covered: false, containers: 3 }),
  reconcile: (visit, _step, draws) =>
    readingOf(visit, draws.pick([{ seal: 'S-0000' }, { people: [] }, { cargo: 'goods' }])),
  'verify-crew': (visit, _step, draws) =>
    verificationOf(draws.pick(visit.declaration.crew), draws.pick(badVerifications)),
  leg: (_visit, step) => ({ kind: 'leg', act: step.status === 'pending' ? 'reach' : 'depart' }),
};

/** The report of something wrong, or of somebody who pressed the wrong button. */
export function badReport(visit: VisitState, chosen: VisitStep, draws: Draws): StepReport {
  return bad[chosen.kind]?.(visit, chosen, draws) ?? goodReport(visit, chosen);
}
