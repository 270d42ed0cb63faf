import type { StepReport } from '@cordon/protocol/visit/report.ts';
import type { VisitUnderWay } from '@cordon/protocol/visit/state.ts';
import type { Trouble } from './trouble.ts';

/**
 * Bends an honest report into the vehicle's trouble, the first time that it can show.
 *
 * @returns the report that is sent, or null when this trouble doesn't show in this report
 */
export function bentReport(trouble: Trouble | null, visit: VisitUnderWay, report: StepReport): StepReport | null {
  switch (trouble) {
    case 'fever':
      return report.kind === 'verify-crew' ? { ...report, temperatureC: 38.4 } : null;
    case 'positive-test':
      return report.kind === 'verify-crew' ? { ...report, result: 'positive' } : null;
    case 'missing-pass':
      return report.kind === 'verify-crew' ? { ...report, passNumber: null } : null;
    case 'exit-seal':
      return report.kind === 'reconcile' && visit.declaration.purpose === 'supply'
        ? { ...report, seal: 'S-OTHER' }
        : null;
    case 'exit-person':
      return report.kind === 'reconcile' ? { ...report, people: [...report.people, 'somebody-else'] } : null;
    case 'wrong-order':
    case 'wrong-station':
    case 'overstay':
    case 'deviation':
    case 'help':
    case 'repeated':
    case 'late-leg':
    case null:
      return null;
    default:
      return trouble satisfies never;
  }
}
