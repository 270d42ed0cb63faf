import type { Actor } from '../../roles.ts';
import type { SiteState } from '../../site/state.ts';
import { rulesOfSteps } from '../../steps/rules.ts';
import type { VisitCommand } from '../commands.ts';
import { lastReachedStop } from '../route.ts';
import { type VisitStep, type VisitUnderWay } from '../state.ts';

/**
 * [A2] A step is done where the plan says: the entry at the gate of arrival, the steps of a stop at its point, the exit
 * at any gate. The point that the vehicle leaves reports the departure.
 */
export function isStationOf(
  visit: VisitUnderWay,
  step: VisitStep,
  { stationId, report }: Extract<VisitCommand, { type: 'reportStep' }>,
  site: SiteState,
): boolean {
  if (rulesOfSteps[report.kind].isDeparture?.(report) === true) {
    const stop = lastReachedStop(visit);
    return stop !== null && visit.declaration.stops[stop] === stationId;
  }
  if (step.where === 'point') return step.stationId === stationId;
  if (visit.status === 'atGate') return visit.gateId === stationId;
  return site.stations.some(({ id, kind }) => id === stationId && kind === 'gate');
}

/** [A4] Staff change only what was done at their stations; a supervisor may change everything. */
export function isAtItsStation(visit: VisitUnderWay, step: VisitStep, actor: Actor): boolean {
  if (actor.kind !== 'person' || (actor.role !== 'gate' && actor.role !== 'unloading')) return true;
  const station = step.where === 'point' ? step.stationId : visit.gateId;
  return station !== null && actor.stations.includes(station);
}
