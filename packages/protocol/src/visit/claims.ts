import type { Declaration } from '../declaration/declaration.ts';
import type { SiteState } from '../site/state.ts';
import type { VisitCommand } from './commands.ts';
import { currentStop } from './route.ts';
import { isUnderWay, type VisitState } from './state.ts';

/* A claim is a place that only so many visits may hold at one time: a plate one, a point as many as it has room for. */

/**
 * [G1] [G2] What this state holds. The commit takes and frees the difference, so a claim can't outlive its cause.
 *
 * @returns `plate:<plate>` from arrival to the end, `point:<station>` from the leg's start to the departure
 */
export function claimsOf(visit: VisitState): string[] {
  if (!isUnderWay(visit)) return [];
  const stop = currentStop(visit);
  const point = stop === null ? undefined : visit.declaration.stops[stop];
  return [...plateClaims(visit.declaration), ...(point === undefined ? [] : [pointClaim(point)])];
}

export function plateClaims({ plate, trailerPlate }: Pick<Declaration, 'plate' | 'trailerPlate'>): string[] {
  return [...new Set([plate, trailerPlate ?? plate])].map((p) => `plate:${p}`);
}

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
    case 'reportStep': {
      const { report } = command;
      if (visit === null) return [];
      const { declaration } = visit;
      if (report.kind === 'arrive') return [...new Set([...plateClaims(declaration), ...plateClaims(report)])];
      if (report.kind !== 'admit' && report.kind !== 'leg') return [];
      return [...plateClaims(declaration), ...declaration.stops.map(pointClaim)];
    }
    default:
      return [];
  }
}
