import { rulesOfSteps } from '../steps/kinds.ts';
import { type Plates, platesOf } from './plates.ts';
import { stepsOf } from './route.ts';
import type { VisitState } from './state.ts';

/** What is expected at the exit, from what came in and what was done on the way. */
export type Manifest = Plates & {
  people: { personId: string; maskedName: string }[];
  seal: string | null;
  cargo: 'empty' | 'goods' | 'refuse';
  containers: number;
};

/** What a vehicle carries, as far as reports have said. */
export type Load = { seal: string | null; goods: 'empty' | 'goods'; containers: number };

const unknownLoad: Load = { seal: null, goods: 'goods', containers: 0 };

/** [X1] The entry's side of the exit comparison. Corrections count: it is folded from the entries as they stand. */
export function manifestOf(visit: VisitState): Manifest {
  const { crew, purpose } = visit.declaration;
  const reports = stepsOf(visit).flatMap((step) => (step.progress?.entries ?? []).map(({ report }) => report));
  const { seal, goods, containers } = reports.reduce(
    (load, report) => rulesOfSteps[report.kind].loads?.(load, report) ?? load,
    unknownLoad,
  );
  return {
    ...platesOf(visit),
    people: crew.map(({ personId, maskedName }) => ({ personId, maskedName })),
    seal,
    cargo: purpose === 'supply' ? goods : containers > 0 ? 'refuse' : 'empty',
    containers,
  };
}
