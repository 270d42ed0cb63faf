import type { Finding } from './finding.ts';
import type { VisitState } from './state.ts';

/** [O5] An approved override waives the one finding that it names, once. */
export function applyWaivers(visit: VisitState, stepId: string, findings: readonly Finding[]): Finding[] {
  return findings.map((f) => {
    if (f.outcome !== 'fail' || f.waivedBy !== null) return f;
    const override = visit.overrides.find(
      (o) => o.status === 'approved' && o.stepId === stepId && o.rule === f.rule && o.personId === f.personId,
    );
    return override === undefined ? f : { ...f, waivedBy: override.overrideId };
  });
}
