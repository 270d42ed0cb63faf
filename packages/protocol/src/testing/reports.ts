import type { CrewMember } from '../declaration/declaration.ts';
import { manifestOf } from '../visit/manifest.ts';
import type { ReportOf, StepReport } from '../visit/report.ts';
import type { VisitStep } from '../visit/route.ts';
import type { VisitState } from '../visit/state.ts';
import { lastWetting, requiredParts } from '../steps/disinfect/step.ts';
import { verifiedPeople } from '../steps/verify-crew/step.ts';

/** What somebody reports whose vehicle and crew are as they should be. */
export function goodReport(visit: VisitState, step: VisitStep): StepReport {
  switch (step.kind) {
    case 'arrive': {
      const { plate, trailerPlate } = visit.declaration;
      return { kind: 'arrive', plate, trailerPlate, handReason: null };
    }
    case 'disinfect':
      return lastWetting(step.progress?.entries ?? []) === null ? startOf(step) : { kind: 'disinfect', act: 'finish' };
    case 'verify-crew':
      return verificationOf(nextPerson(visit, step));
    case 'seal':
      return { kind: 'seal', number: 'S-4711' };
    case 'leg':
      return { kind: 'leg', act: step.status === 'pending' ? 'depart' : 'reach' };
    case 'dock':
      return { kind: 'dock', crewInCab: true, windowsShut: true, masksOn: true };
    case 'unload': {
      const last = step.stop === visit.declaration.stops.length - 1;
      return { kind: 'unload', contactless: true, cargoAfter: last ? 'empty' : 'goods', note: null };
    }
    case 'load':
      return { kind: 'load', contactless: true, containers: 4, covered: true };
    case 'reconcile':
      return readingOf(visit);
    case 'admit':
    case 'release':
      return { kind: step.kind };
    default:
      return step.kind satisfies never;
  }
}

type Start = Extract<ReportOf<'disinfect'>, { act: 'start' }>;

export function startOf(step: Pick<VisitStep, 'target'>, batchId = 'batch-1'): Start {
  return { kind: 'disinfect', act: 'start', batchId, covered: [...requiredParts[step.target ?? 'vehicle']] };
}

export function verificationOf(
  member: CrewMember,
  change: Partial<ReportOf<'verify-crew'>> = {},
): ReportOf<'verify-crew'> {
  return {
    kind: 'verify-crew',
    personId: member.personId,
    identityMatches: true,
    passNumber: member.passNumber,
    temperatureC: 36.5,
    histories: { travel: false, contact: false, illness: false },
    sampledAt: member.sampledAt,
    result: member.result,
    antigen: null,
    maskOn: true,
    ...change,
  };
}

export function readingOf(visit: VisitState, change: Partial<ReportOf<'reconcile'>> = {}): ReportOf<'reconcile'> {
  const { people, ...expected } = manifestOf(visit);
  return { kind: 'reconcile', ...expected, people: people.map(({ personId }) => personId), ...change };
}

/* Somebody who has not been verified yet; the driver, when everybody has. */
function nextPerson({ declaration: { crew } }: VisitState, step: VisitStep): CrewMember {
  const verified = verifiedPeople(step.progress?.entries ?? []);
  const member = crew.find(({ personId }) => !verified.has(personId)) ?? crew[0];
  if (member === undefined) throw new RangeError('a vehicle without a crew');
  return member;
}
