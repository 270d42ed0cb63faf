import type { CrewMember } from '@cordon/protocol/declaration/declaration.ts';
import { arrivalOf } from '@cordon/protocol/steps/arrive/step.ts';
import { driver, passenger } from '@cordon/protocol/testing/declarations.ts';
import { startOf, verificationOf } from '@cordon/protocol/testing/reports.ts';
import { hourMs } from '@cordon/protocol/time.ts';
import type { StepReport } from '@cordon/protocol/visit/report.ts';
import { newId } from '@cordon/server/testing/commands.ts';

export const gateId = 'main-gate';

/** The first steps of a vehicle at the gate, as its officer reports them. */
export type VisitSteps = {
  type: 'reportStep';
  visitId: string;
  stationId: string;
  stepId: string;
  report: StepReport;
}[];

export type Vehicle = { visitId: string; plate: string; crew: CrewMember[]; steps: VisitSteps };

/** Every other one has a second person in it. */
export function vehicle(number: number): Vehicle {
  const visitId = newId();
  const plate = `渝${'ABCDEFGHJK'[Math.floor(number / 10_000)] ?? 'L'}${String(number % 10_000).padStart(5, '0')}`;
  const sampledAt = Date.now() - 10 * hourMs;
  const crew = [driver, passenger].slice(0, 1 + (number % 2)).map((one, i) => ({
    ...{ ...one, sampledAt },
    personId: `person-${number}-${i}`,
    passNumber: `P-${number}-${i}`,
  }));
  const reports: [string, StepReport][] = [
    ['arrive', arrivalOf({ plate, trailerPlate: null }, null)],
    ['disinfect-vehicle', startOf({ target: 'vehicle' })],
    ...crew.map((one): [string, StepReport] => ['verify-crew', verificationOf(one)]),
    ['seal', { kind: 'seal', number: `S-${plate.slice(1)}` }],
  ];
  const of = { type: 'reportStep', visitId, stationId: gateId } as const;
  return { visitId, plate, crew, steps: reports.map(([stepId, report]) => ({ ...of, stepId, report })) };
}
