import { perObject } from '../per-object.ts';
import type { SiteState } from '../site/state.ts';
import { rulesOfSteps } from '../steps/rules.ts';
import { personClaim, plateClaims, platesHeldBy, pointClaim } from './claim-names.ts';
import type { VisitCommand } from './commands.ts';
import { currentStop } from './route.ts';
import { isUnderWay, type VisitState, type VisitUnderWay } from './state.ts';

/**
 * [G1] [G2] [G4] The claims that this state holds. The commit takes and frees the difference, so no claim outlives its
 * cause.
 *
 * @returns `plate:<plate>` from arrival to the end, `point:<station>` from the start of the leg to the departure,
 *   `person:<id>` from admission to the end
 */
export const claimsOf = perObject((visit: VisitState): readonly string[] => {
  if (!isUnderWay(visit)) return [];
  const stop = currentStop(visit);
  const point = stop === null ? undefined : visit.declaration.stops[stop];
  return [...platesHeldBy(visit), ...(point === undefined ? [] : [pointClaim(point)]), ...peopleHeldBy(visit)];
});

/**
 * [G4] The people who came in with it, without those whose being in another vehicle was waived: the other visit holds
 * them.
 */
function peopleHeldBy({ admittedAt, declaration, steps }: VisitUnderWay): string[] {
  if (admittedAt === null) return [];
  const findings = Object.values(steps).flatMap(({ entries }) => entries.flatMap((entry) => entry.findings));
  const isElsewhere = (personId: string) =>
    findings.some((f) => f.rule === 'admit.crew-elsewhere' && f.outcome === 'fail' && f.personId === personId);
  return declaration.crew.flatMap(({ personId }) => (isElsewhere(personId) ? [] : [personClaim(personId)]));
}

/** How many visits may hold the claim at the same time. */
export function claimLimit(claim: string, site: SiteState): number {
  if (!claim.startsWith('point:')) return 1;
  return site.stations.find((s) => pointClaim(s.id) === claim)?.capacity ?? 0;
}

/** The claims whose holders a decision on this command needs. */
export function claimsInQuestion(visit: VisitState | null, command: VisitCommand): string[] {
  switch (command.type) {
    case 'arriveUnannounced':
      return plateClaims(command.declaration);
    case 'changeStops':
      return command.stops.map(pointClaim);
    case 'reportStep':
    case 'correctReport': {
      const { report } = command;
      return visit === null ? [] : (rulesOfSteps[report.kind].claims?.(visit, report) ?? []);
    }
    default:
      return [];
  }
}
