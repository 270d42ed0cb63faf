import { type Finding, isOpenFail } from '../finding.ts';
import type { StepOutcome } from '../events.ts';
import type { StepReport } from '../report.ts';
import type { VisitUnderWay } from '../state.ts';
import { admit } from './admit.ts';
import { arrive } from './arrive.ts';
import { disinfect } from './disinfect.ts';
import { dock } from './dock.ts';
import type { JudgedEntry, ReportRefusal, StepContext, StepKindRules } from './kind.ts';
import { leg } from './leg.ts';
import { load } from './load.ts';
import { reconcile } from './reconcile.ts';
import { release } from './release.ts';
import { seal } from './seal.ts';
import { unload } from './unload.ts';
import { verifyCrew } from './verify-crew.ts';

type Kinds = { [K in StepReport['kind']]: StepKindRules<Extract<StepReport, { kind: K }>> };

export const stepRules: Kinds = {
  arrive,
  disinfect,
  'verify-crew': verifyCrew,
  seal,
  admit,
  leg,
  dock,
  unload,
  load,
  reconcile,
  release,
};

/** Judges a report by the rules of its kind. */
export function judge<K extends StepReport['kind']>(
  context: StepContext,
  report: Extract<StepReport, { kind: K }>,
): Finding[] | ReportRefusal {
  const rules: StepKindRules<Extract<StepReport, { kind: K }>> = stepRules[report.kind];
  return rules.judge(context, report);
}

/** How a step stands with these entries: an open fail fails it, else it is done when its kind says so. */
export function outcomeOf(
  visit: VisitUnderWay,
  kind: StepReport['kind'],
  entries: readonly JudgedEntry[],
): StepOutcome {
  if (entries.some(({ findings }) => findings.some(isOpenFail))) return 'failed';
  return stepRules[kind].complete(visit, entries) ? 'done' : 'running';
}
