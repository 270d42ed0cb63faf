import { useCallback } from 'react';
import type { StepReport } from '@cordon/protocol/visit/report.ts';
import type { VisitStep, StepEntry, VisitState } from '@cordon/protocol/visit/state.ts';
import { useCommand } from '../../outbox/use-command.ts';

export type ReportTarget = {
  visit: VisitState;
  step: VisitStep;
  stationId: string; // where it is reported
};

/** Reports one step, or corrects one entry of it. */
export function useReport({ visit, step, stationId }: ReportTarget) {
  const command = useCommand();
  const { run } = command;
  const visitId = visit.id;
  const stepId = step.id;
  const report = useCallback(
    (seen: StepReport) => run({ type: 'reportStep', visitId, stationId, stepId, report: seen }),
    [run, visitId, stationId, stepId],
  );
  const correct = useCallback(
    (entry: StepEntry, seen: StepReport, reason: string) =>
      run({ type: 'correctReport', visitId, stepId, entry: entry.version, report: seen, reason }),
    [run, visitId, stepId],
  );
  return { report, correct, busy: command.busy, refusal: command.refusal, dismiss: command.dismiss };
}
