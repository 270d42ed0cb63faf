import type { Plates, VisitState } from './state.ts';

/** [X1] The plates that came in: those of the arrival with its corrections; before the arrival, the announced ones. */
export function platesOf({ arrivedAs, declaration }: Pick<VisitState, 'arrivedAs' | 'declaration'>): Plates {
  const { plate, trailerPlate } = arrivedAs ?? declaration;
  return { plate, trailerPlate };
}
