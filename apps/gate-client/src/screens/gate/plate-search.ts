import { normalisePlate, plateHolds } from '@cordon/protocol/plate.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';

/**
 * [U121] Finds vehicles by any part of either plate, announced or seen, typed in any form; the province may be left out. Those that are here
 * come before those expected, and closed ones last: the newest loop of a plate is the one that is meant.
 */
export function searchByPlate(visits: readonly VisitState[], typed: string): VisitState[] {
  if (normalisePlate(typed) === '') return [];
  return visits.filter((visit) => platesOf(visit).some((plate) => plateHolds(plate, typed))).toSorted(byPresence);
}

function platesOf({ declaration, arrivedAs }: VisitState): string[] {
  const seen = [declaration, ...(arrivedAs === null ? [] : [arrivedAs])];
  return seen.flatMap(({ plate, trailerPlate }) => (trailerPlate === null ? [plate] : [plate, trailerPlate]));
}

function byPresence(a: VisitState, b: VisitState): number {
  return presence(a) - presence(b) || a.declaration.eta - b.declaration.eta;
}

function presence({ status }: VisitState): number {
  switch (status) {
    case 'atGate':
    case 'inside':
    case 'atExit':
      return 0;
    case 'expected':
      return 1;
    case 'released':
    case 'refused':
    case 'escortedOut':
    case 'cancelled':
    case 'lapsed':
      return 2;
    default:
      return status satisfies never;
  }
}
