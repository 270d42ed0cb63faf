import type { Plates, VisitState } from './state.ts';

/** [X1] What came in: the plates as the arrival was last reported or corrected. The announced ones before it. */
export function platesOf({ arrivedAs, declaration }: Pick<VisitState, 'arrivedAs' | 'declaration'>): Plates {
  const { plate, trailerPlate } = arrivedAs ?? declaration;
  return { plate, trailerPlate };
}
