import { hourMs } from '../time.ts';
import type { StepReport } from '../visit/report.ts';
import type { VisitStep } from '../visit/route.ts';
import type { VisitState } from '../visit/state.ts';
import type { Draws } from './mischief.ts';
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
  { sampledAt: tenAtNight - 44 * hourMs }, // good for two hours more
  { sampledAt: tenAtNight - 44 * hourMs },
  { result: 'pending', antigen: 'negative' },
  { result: null, antigen: 'negative' },
  { result: 'pending', antigen: 'positive' },
] as const;

/** What is reported when something is wrong, or when somebody presses the wrong thing. */
export function badReport(visit: VisitState, chosen: VisitStep, draws: Draws): StepReport {
  switch (chosen.kind) {
    case 'arrive':
      return {
        kind: 'arrive',
        plate: draws.pick(['渝Z99999', '渝A12345', '渝B12345', '军V1', '渝B1234挂']),
        trailerPlate: draws.pick([null, null, '渝C5678挂', '渝B1234挂', 'X']),
        handReason: draws.pick([null, '军车']),
      };
    case 'disinfect':
      return draws.pick<StepReport>([
        startOf({ target: chosen.target === 'vehicle' ? 'goods' : 'vehicle' }),
        startOf(chosen, 'weak'),
        { kind: 'disinfect', act: 'rewet', batchId: draws.pick(['batch-1', 'weak']) },
        { kind: 'disinfect', act: 'finish' },
      ]);
    case 'dock':
      return { kind: 'dock', crewInCab: false, windowsShut: false, masksOn: true };
    case 'unload':
      return { kind: 'unload', contactless: false, cargoAfter: 'goods', note: null };
    case 'load':
      return { kind: 'load', contactless: true, covered: false, containers: 3 };
    case 'reconcile':
      return readingOf(visit, draws.pick([{ seal: 'S-0000' }, { people: [] }, { cargo: 'goods' }]));
    case 'verify-crew':
      return verificationOf(draws.pick(visit.declaration.crew), draws.pick(badVerifications));
    case 'leg':
      return { kind: 'leg', act: chosen.status === 'pending' ? 'reach' : 'depart' };
    case 'seal':
    case 'admit':
    case 'release':
      return goodReport(visit, chosen);
    default:
      return chosen.kind satisfies never;
  }
}
