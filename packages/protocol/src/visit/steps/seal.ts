import { finding } from '../finding.ts';
import type { ReportOf } from '../report.ts';
import { anyEntry, type StepKindRules } from './kind.ts';

/** [V10] The seal's number is recorded at the gate and read again at the exit. It closes the cargo, never a person. */
export const seal: StepKindRules<ReportOf<'seal'>> = {
  judge: (_context, { number }) => [finding('seal.recorded', 'pass', { number })],
  complete: anyEntry,
  correctable: true,
  judgedBy: ['admit', 'reconcile'],
};
