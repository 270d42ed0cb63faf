import { plateKey } from '../plate.ts';
import { platesOf } from './plates.ts';
import { type Plates, type VisitState } from './state.ts';

/*
 * A claim is a place that only a limited number of visits may hold at a time: one for a plate, the capacity for a
 * point.
 */

/**
 * [G1] The plates that a visit holds: the announced ones and those seen. No other vehicle here may have one of them.
 */
export function platesHeldBy(visit: VisitState): string[] {
  return plateClaims(visit.declaration, platesOf(visit));
}

/** The claims for the plates of these vehicles. */
export function plateClaims(...vehicles: Plates[]): string[] {
  const plates = vehicles.flatMap(({ plate, trailerPlate }) => [plate, trailerPlate ?? plate]);
  return [...new Set(plates.map(plateKey))].map((key) => `plate:${key}`);
}

/** The claim for a person. */
export function personClaim(personId: string): string {
  return `person:${personId}`;
}

/** Whether a claim is for a person. */
export const isOfPerson = (claim: string): boolean => claim.startsWith('person:');

/** The claim for a place at a point. */
export function pointClaim(stationId: string): string {
  return `point:${stationId}`;
}
