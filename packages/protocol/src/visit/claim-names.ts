import { plateKey } from '../plate.ts';
import { platesOf } from './plates.ts';
import { type Plates, type VisitState } from './state.ts';

/* A claim is a place that only so many visits may hold at one time: a plate one, a point as many as it has room for. */

/** [G1] The plates that were announced and those that were seen: neither may be on another vehicle here. */
export function platesHeldBy(visit: VisitState): string[] {
  return plateClaims(visit.declaration, platesOf(visit));
}

export function plateClaims(...vehicles: Plates[]): string[] {
  const plates = vehicles.flatMap(({ plate, trailerPlate }) => [plate, trailerPlate ?? plate]);
  return [...new Set(plates.map(plateKey))].map((key) => `plate:${key}`);
}

export function personClaim(personId: string): string {
  return `person:${personId}`;
}

export const isOfPerson = (claim: string): boolean => claim.startsWith('person:');

export function pointClaim(stationId: string): string {
  return `point:${stationId}`;
}
