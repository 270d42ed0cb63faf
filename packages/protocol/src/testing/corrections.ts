import type { StepReport } from '../visit/report.ts';
import { supervisorA } from './actors.ts';
import { visitA } from './journey.ts';
import type { Answer, Night } from './night.ts';

/** Corrects a report of a step: the last one, or that of the given entry. */
export function correct(
  night: Night,
  stepId: string,
  report: StepReport,
  { place = -1, by = supervisorA }: { place?: number; by?: typeof supervisorA } = {},
): Answer {
  const entry = night.visit(visitA).steps[stepId]?.entries.at(place)?.version ?? 999;
  return night.ask(by, { type: 'correctReport', visitId: visitA, stepId, entry, report, reason: '登记有误' });
}
