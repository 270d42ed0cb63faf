import type { Foldable } from '../engine/aggregate.ts';
import { isVisitState } from '../stored/outline.ts';
import { visitSchema } from '../stored/visit.ts';
import { visitAccess } from './access.ts';
import type { VisitEvent } from './events.ts';
import { evolveVisit } from './evolve.ts';
import type { VisitState } from './state.ts';

/** The half of the aggregate that every follower has. */
export const foldableVisit: Foldable<VisitState, VisitEvent> = {
  kind: 'folded',
  name: 'visit',
  access: visitAccess,
  schema: visitSchema,
  isState: isVisitState,
  evolve: evolveVisit,
  begins: ({ type }) => type === 'visitBroughtBack',
};
