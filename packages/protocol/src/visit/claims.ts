import type { SiteState } from '../site/state.ts';
import { plateKey } from '../plate.ts';
import type { VisitCommand } from './commands.ts';
import { type Plates, platesOf } from './plates.ts';
import { currentStop } from './route.ts';
import { isUnderWay, type VisitState, type VisitUnderWay } from './state.ts';

/* A claim is a place that only so many visits may hold at one time: a plate one, a point as many as it has room for. */

/**
 * [G1] [G2] [G4] What this state holds. The commit takes and frees the difference, so a claim can't outlive its cause.
 *
 * @returns `plate:<plate>` from arrival to the end, `point:<station>` from the leg's start to the departure,
 * `person:<id>` from admission to the end
 */
export function claimsOf(visit: VisitState): string[] {
  if (!isUnderWay(visit)) return [];
  const stop = currentStop(visit);
  const point = stop === null ? undefined : visit.declaration.stops[stop];
  return [...platesHeldBy(visit), ...(point === undefined ? [] : [pointClaim(point)]), ...peopleHeldBy(visit)];
}

/** [G1] The plates that were announced and those that were seen: neither may be on another vehicle here. */
export function platesHeldBy(visit: VisitState): string[] {
  return plateClaims(visit.declaration, platesOf(visit));
}

export function plateClaims(...vehicles: Plates[]): string[] {
  const plates = vehicles.flatMap(({ plate, trailerPlate }) => [plate, trailerPlate ?? plate]);
  return [...new Set(plates.map(plateKey))].map((key) => `plate:${key}`);
}

/** [G4] Who came in with it; whose being elsewhere was waived stays with the other vehicle. */
function peopleHeldBy({ admittedAt, declaration, steps }: VisitUnderWay): string[] {
  if (admittedAt === null) return [];
  const findings = (steps['admit']?.entries ?? []).flatMap((entry) => entry.findings);
  const isElsewhere = (personId: string) =>
    findings.some((f) => f.rule === 'admit.crew-elsewhere' && f.outcome === 'fail' && f.personId === personId);
  return declaration.crew.flatMap(({ personId }) => (isElsewhere(personId) ? [] : [personClaim(personId)]));
}

export function personClaim(personId: string): string {
  return `person:${personId}`;
}

export const isOfPerson = (claim: string): boolean => claim.startsWith('person:');

export function pointClaim(stationId: string): string {
  return `point:${stationId}`;
}

/** How many visits may hold the claim at one time. */
export function claimLimit(claim: string, site: SiteState): number {
  if (!claim.startsWith('point:')) return 1;
  return site.stations.find((s) => pointClaim(s.id) === claim)?.capacity ?? 0;
}

/** The claims whose holders a decision on this command looks at. */
export function claimsInQuestion(visit: VisitState | null, command: VisitCommand): string[] {
  switch (command.type) {
    case 'arriveUnannounced':
      return plateClaims(command.declaration);
    case 'changeStops':
      return command.stops.map(pointClaim);
    case 'reportStep':
    case 'correctReport': {
      const { report } = command;
      if (visit === null) return [];
      const { declaration } = visit;
      if (report.kind === 'arrive') return plateClaims(declaration, report);
      if (report.kind === 'verify-crew') return [personClaim(report.personId)];
      if (report.kind !== 'admit' && report.kind !== 'leg') return [];
      const people = report.kind === 'admit' ? declaration.crew.map(({ personId }) => personClaim(personId)) : [];
      return [...platesHeldBy(visit), ...declaration.stops.map(pointClaim), ...people];
    }
    default:
      return [];
  }
}
