import type { CrewMember } from '../declaration/declaration.ts';
import { requiredParts } from '../steps/disinfect/step.ts';
import { rulesOfSteps } from '../steps/rules.ts';
import { exampleOf } from '../steps/verify-crew/step.ts';
import { manifestOf } from '../visit/manifest.ts';
import type { ReportOf, StepReport } from '../visit/report.ts';
import type { VisitStep, VisitState } from '../visit/state.ts';

/** The correct report of a step. */
export function goodReport(visit: VisitState, step: VisitStep): StepReport {
  return rulesOfSteps[step.kind].example({ visit, step, expected: () => manifestOf(visit) });
}

type Start = Extract<ReportOf<'disinfect'>, { act: 'start' }>;

export function startOf(step: Pick<VisitStep, 'target'>, batchId = 'batch-1'): Start {
  return { kind: 'disinfect', act: 'start', batchId, covered: [...requiredParts[step.target ?? 'vehicle']] };
}

export function verificationOf(
  member: CrewMember,
  change: Partial<ReportOf<'verify-crew'>> = {},
): ReportOf<'verify-crew'> {
  return { ...exampleOf(member), ...change };
}

export function readingOf(visit: VisitState, change: Partial<ReportOf<'reconcile'>> = {}): ReportOf<'reconcile'> {
  const { people, ...expected } = manifestOf(visit);
  return { kind: 'reconcile', ...expected, people: people.map(({ personId }) => personId), ...change };
}
