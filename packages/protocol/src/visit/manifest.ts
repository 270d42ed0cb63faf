import { rulesOfSteps } from '../steps/rules.ts';
import type { Load, Manifest } from './load.ts';
import { platesOf } from './plates.ts';
import { stepsOf } from './route.ts';
import type { VisitState } from './state.ts';

const unknownLoad: Load = { seal: null, goods: 'goods', containers: 0 };

/** [X1] The entry's side of the exit comparison. It is computed from the entries, so corrections count. */
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
