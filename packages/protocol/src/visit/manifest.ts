import { type Plates, platesOf } from './plates.ts';
import type { ReportOf, StepReport } from './report.ts';
import { stepsOf } from './route.ts';
import type { VisitState } from './state.ts';

/** What is expected at the exit, from what came in and what was done on the way. */
export type Manifest = Plates & {
  people: { personId: string; maskedName: string }[];
  seal: string | null;
  cargo: 'empty' | 'goods' | 'refuse';
  containers: number;
};

/** [X1] The entry's side of the exit comparison. Corrections count: it is folded from the entries as they stand. */
export function manifestOf(visit: VisitState): Manifest {
  const { crew, purpose } = visit.declaration;
  const reports = stepsOf(visit).flatMap((step) => (step.progress?.entries ?? []).map(({ report }) => report));
  const containers = ofKind(reports, 'load').reduce((sum, report) => sum + report.containers, 0);
  const leftover = ofKind(reports, 'unload').at(-1)?.cargoAfter ?? 'goods';
  return {
    ...platesOf(visit),
    people: crew.map(({ personId, maskedName }) => ({ personId, maskedName })),
    seal: ofKind(reports, 'seal').at(-1)?.number ?? null,
    cargo: purpose === 'supply' ? leftover : containers > 0 ? 'refuse' : 'empty',
    containers,
  };
}

function ofKind<K extends StepReport['kind']>(reports: StepReport[], kind: K): ReportOf<K>[] {
  return reports.filter((report): report is ReportOf<K> => report.kind === kind);
}
