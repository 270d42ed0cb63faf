import type { VisitState } from '@cordon/protocol/visit/state.ts';
import { latest } from '../model/latest.ts';

/** [U132] The seal that was used last. */
export function lastSeal(visits: readonly VisitState[]): string | null {
  const { report } = latest(visits, ({ report: r }) => r.kind === 'seal') ?? {};
  return report?.kind === 'seal' ? report.number : null;
}
