import type { Declaration } from '../declaration/declaration.ts';
import type { VisitState } from './state.ts';

/** The vehicle's own plate and its trailer's. */
export type Plates = Pick<Declaration, 'plate' | 'trailerPlate'>;

/** [X1] What came in: the plates as the arrival was last reported or corrected. The announced ones before it. */
export function platesOf({ arrivedAs, declaration }: Pick<VisitState, 'arrivedAs' | 'declaration'>): Plates {
  const { plate, trailerPlate } = arrivedAs ?? declaration;
  return { plate, trailerPlate };
}
