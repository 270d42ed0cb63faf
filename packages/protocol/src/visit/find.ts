import type { Declaration } from '../declaration/declaration.ts';
import { plateHolds } from '../plate.ts';
import { type Place, placeOf } from './place.ts';
import { currentStop } from './route.ts';
import { isUnderWay, type VisitState, type VisitUnderWay } from './state.ts';

/** What a person on duty sees of a vehicle in front of them: which visit it is, and where it should be. */
export type FoundVisit = {
  visitId: string;
  plate: string;
  purpose: Declaration['purpose'];
  place: Place;
  stationId: string | null; // where it should be, or be driving to; null: at the exit, or driving there
};

const most = 8;

/**
 * [E15] The vehicles on site with this part in one of their plates; the province may be left out. Whole plates come
 * first.
 */
export function findByPlate(visits: readonly VisitState[], part: string): FoundVisit[] {
  return visits
    .filter((visit) => isUnderWay(visit))
    .filter((visit) => hasPlate(visit, part))
    .toSorted((a, b) => rest(a, part) - rest(b, part) || (a.declaration.plate < b.declaration.plate ? -1 : 1))
    .slice(0, most)
    .map((visit) => ({
      visitId: visit.id,
      plate: visit.declaration.plate,
      purpose: visit.declaration.purpose,
      place: placeOf(visit),
      stationId: stationOf(visit),
    }));
}

function hasPlate(visit: VisitState, part: string): boolean {
  return platesOf(visit).some((plate) => plateHolds(plate, part));
}

/* The announced and the seen plates. At the exit the other plate and the trailer stay hidden. */
function platesOf({ status, declaration, arrivedAs }: VisitState): string[] {
  if (status === 'atExit') return [declaration.plate];
  const seen = [declaration, ...(arrivedAs === null ? [] : [arrivedAs])];
  return seen.flatMap(({ plate, trailerPlate }) => (trailerPlate === null ? [plate] : [plate, trailerPlate]));
}

/* How many characters of the best matching plate are not in the search. */
function rest(visit: VisitState, part: string): number {
  const fitting = platesOf(visit).filter((plate) => plateHolds(plate, part));
  return Math.min(...fitting.map(({ length }) => length)) - part.length;
}

function stationOf(visit: VisitUnderWay): string | null {
  if (visit.status === 'atGate') return visit.gateId;
  const stop = currentStop(visit);
  return stop === null ? null : (visit.declaration.stops[stop] ?? null);
}
