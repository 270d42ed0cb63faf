import type { CrewMember } from '@cordon/protocol/declaration/declaration.ts';
import type { HistoryQuestion } from '@cordon/protocol/site/settings.ts';
import { minuteMs } from '@cordon/protocol/time.ts';
import { manifestOf } from '@cordon/protocol/visit/manifest.ts';
import type { ReportOf, StepReport } from '@cordon/protocol/visit/report.ts';
import type { VisitStep } from '@cordon/protocol/visit/route.ts';
import { lastWetting, requiredParts } from '@cordon/protocol/steps/disinfect/step.ts';
import { testAge } from '@cordon/protocol/steps/verify-crew/tests.ts';
import { verifiedPeople } from '@cordon/protocol/steps/verify-crew/step.ts';
import type { VisitUnderWay } from '@cordon/protocol/visit/state.ts';

/** What an honest officer has before the eyes when a step is due. */
export type Scene = {
  visit: VisitUnderWay;
  step: VisitStep;
  batchId: string;
  histories: readonly HistoryQuestion[];
  now: number;
  exitPeople: readonly string[]; // from the register's blind look-up
};

/** The report of a step that is done as it should be. */
export function honestReport(scene: Scene): StepReport {
  const { visit, step } = scene;
  switch (step.kind) {
    case 'arrive': {
      const { plate, trailerPlate } = visit.declaration;
      return { kind: 'arrive', plate, trailerPlate, handReason: null };
    }
    case 'disinfect':
      return disinfect(scene);
    case 'verify-crew':
      return verify(nextPerson(scene), scene);
    case 'seal':
      return { kind: 'seal', number: `S-${visit.declaration.plate.replaceAll(/[^A-Z0-9]/g, '')}` };
    case 'leg':
      return { kind: 'leg', act: step.status === 'pending' ? 'depart' : 'reach' };
    case 'dock':
      return { kind: 'dock', crewInCab: true, windowsShut: true, masksOn: true };
    case 'unload': {
      const last = step.stop === visit.declaration.stops.length - 1;
      return { kind: 'unload', contactless: true, cargoAfter: last ? 'empty' : 'goods', note: null };
    }
    case 'load':
      return { kind: 'load', contactless: true, containers: 12, covered: true };
    case 'reconcile':
      return exitReading(scene);
    case 'admit':
    case 'release':
      return { kind: step.kind };
    default:
      return step.kind satisfies never;
  }
}

function disinfect({ step, batchId }: Scene): StepReport {
  return lastWetting(step.progress?.entries ?? []) === null
    ? { kind: 'disinfect', act: 'start', batchId, covered: [...requiredParts[step.target ?? 'vehicle']] }
    : { kind: 'disinfect', act: 'finish' };
}

function nextPerson({ visit, step }: Scene): CrewMember {
  const verified = verifiedPeople(step.progress?.entries ?? []);
  const member = visit.declaration.crew.find(({ personId }) => !verified.has(personId));
  if (member === undefined) throw new RangeError('everybody has been verified');
  return member;
}

function verify(member: CrewMember, { visit, histories, now }: Scene): ReportOf<'verify-crew'> {
  return {
    kind: 'verify-crew',
    personId: member.personId,
    identityMatches: true,
    passNumber: member.passNumber,
    temperatureC: 36.5,
    histories: Object.fromEntries(histories.map(({ id }) => [id, false])),
    ...testOf(member, visit, now),
    maskOn: true,
  };
}

/* Whose test is not valid any more gives a sample at the gate, and an antigen test stands in for its result. */
function testOf({ personId, sampledAt, result }: CrewMember, { limits }: VisitUnderWay, now: number) {
  const declared = { sampledAt, result, antigen: null };
  const { outcome } = testAge('verify.test-age', { personId, ...declared }, limits, now);
  if (outcome === 'pass' || result === 'positive') return declared;
  return { sampledAt: Math.round(now - 10 * minuteMs), result: 'pending', antigen: 'negative' } as const;
}

/* The simulation knows what came in and shows the same at the exit, as a vehicle does that kept to its route. */
function exitReading({ visit, exitPeople }: Scene): ReportOf<'reconcile'> {
  const { plate, trailerPlate, seal, cargo, containers } = manifestOf(visit);
  return { kind: 'reconcile', plate, trailerPlate, people: [...exitPeople], seal, cargo, containers };
}
