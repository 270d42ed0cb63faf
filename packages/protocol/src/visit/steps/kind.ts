import type { Facts, RefusalParams } from '../../decision.ts';
import type { ErrorCode } from '../../errors.ts';
import type { Finding } from '../finding.ts';
import type { VisitStep } from '../route.ts';
import type { StepReport } from '../report.ts';
import type { StepEntry, VisitUnderWay } from '../state.ts';

/** What a step's rules look at. `facts.now` is the moment that is judged: a correction judges the past. */
export type StepContext = {
  visit: VisitUnderWay;
  step: VisitStep;
  entries: readonly StepEntry[]; // this attempt's, before the report
  facts: Facts;
};

/** A report that can't be taken as it is. `matters`: others need to know that it was tried. */
export type ReportRefusal = { refuse: ErrorCode; params: RefusalParams; matters: boolean };

/** What of an entry decides whether the step is done. */
export type JudgedEntry = Pick<StepEntry, 'report' | 'findings'>;

export type StepKindRules<R extends StepReport> = {
  judge(context: StepContext, report: R): Finding[] | ReportRefusal;
  /** Is the step done with these entries? Fails are looked at elsewhere. */
  complete(visit: VisitUnderWay, entries: readonly JudgedEntry[]): boolean;
  /** May a report be corrected later by one that names it? */
  correctable: boolean;
  /** [X5] The later steps whose rules look at these reports: once they have, a correction is a second person's. */
  judgedBy: readonly StepReport['kind'][];
};

export function refuseReport(refuse: ErrorCode, params: RefusalParams = {}, matters = false): ReportRefusal {
  return { refuse, params, matters };
}

/** Most steps are done by their first report. */
export function anyEntry(_visit: VisitUnderWay, entries: readonly JudgedEntry[]): boolean {
  return entries.length > 0;
}
