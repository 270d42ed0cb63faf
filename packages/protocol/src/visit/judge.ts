import type { JudgedEntry, ReportRefusal, StepContext } from '../steps/define.ts';
import { type StepKind, type StepReport } from '../steps/kinds.ts';
import { rulesOfSteps } from '../steps/rules.ts';
import type { StepOutcome, StepEntry, VisitUnderWay } from './state.ts';
import { type Finding, isOpenFail } from './finding.ts';
import { manifestOf } from './manifest.ts';

type Context = Omit<StepContext, 'expected'>;

/** Judges a report by the rules of its kind. */
export function judge(context: Context, report: StepReport): Finding[] | ReportRefusal {
  return rulesOfSteps[report.kind].judge(withManifest(context), report);
}

/** [M2] Judges an earlier entry again after a change that it depends on; null when its findings do not change. */
export function judgeAgain(context: Context, entry: StepEntry): Finding[] | null {
  return rulesOfSteps[context.step.kind].judgeAgain?.(withManifest(context), entry) ?? null;
}

function withManifest(context: Context): StepContext {
  return { ...context, expected: () => manifestOf(context.visit) };
}

/** The outcome of a step with these entries: failed with an open fail, else done when its kind says so. */
export function outcomeOf(visit: VisitUnderWay, kind: StepKind, entries: readonly JudgedEntry[]): StepOutcome {
  if (entries.some(({ findings }) => findings.some(isOpenFail))) return 'failed';
  return rulesOfSteps[kind].complete(visit, entries) ? 'done' : 'running';
}
