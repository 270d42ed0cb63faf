import type { Stamp } from '../decision.ts';
import { type StepReport } from '../steps/kinds.ts';
import { rulesOfSteps } from '../steps/rules.ts';
import type { VisitEvent } from './events.ts';
import type { Settled, StepEntry, StepProgress, VisitState, VisitUnderWay } from './state.ts';
import { close, momentOf } from './fold-parts.ts';
import { type Finding, isOpenFail } from './finding.ts';
import { stepOf, stepThat } from './route.ts';

type Of<T extends VisitEvent['type']> = Extract<VisitEvent, { type: T }>;

/** The visit after a report: its entry is added to the step, which may begin or move the visit with it. */
export function recordReport(visit: VisitUnderWay, event: Of<'stepReported'>, stamp: Stamp): VisitState {
  const then = { ...stamp, at: momentOf(event, stamp) };
  const begun: StepProgress = visit.steps[event.stepId] ?? {
    status: 'running',
    attempt: event.attempt,
    startedAt: then.at,
    doneAt: null,
    entries: [],
    earlierBy: [],
  };
  const entry: StepEntry = {
    version: stamp.version,
    at: stamp.at,
    recordedAt: then.at,
    by: stamp.by,
    report: event.report,
    findings: event.findings,
    correctedAt: null,
  };
  const progress = { ...begun, entries: [...begun.entries, entry] };
  const reported = { ...withPlatesOf(visit, event.report), steps: { ...visit.steps, [event.stepId]: progress } };
  const recorded = event.outcome === 'failed' ? reported : markUsed(reported, event.findings);
  return follow(setOutcome(recorded, event, then), event, then);
}

/** Moves the visit when a step is done: admission starts the first leg, the last leg ends at the exit. */
function follow(visit: VisitUnderWay, { stepId, outcome }: Of<'stepReported'>, stamp: Stamp): VisitState {
  if (outcome !== 'done') return visit;
  const step = stepOf(visit, stepId);
  const moves = step === undefined ? undefined : rulesOfSteps[step.kind].moves;
  switch (moves) {
    case 'enters':
      return depart({ ...visit, status: 'inside', admittedAt: stamp.at }, stamp);
    case 'drives':
      return step?.stop === null ? { ...visit, status: 'atExit' } : visit;
    case 'leaves':
      return close(visit, 'released', stamp, null);
    case 'arrives':
    case undefined:
      return visit;
    default:
      return moves satisfies never;
  }
}

/* The plates after a report; only an arrival has any. */
function withPlatesOf(visit: VisitUnderWay, report: StepReport): VisitUnderWay {
  const plates = rulesOfSteps[report.kind].plates?.(report);
  return plates === undefined ? visit : { ...visit, arrivedAs: plates };
}

function depart(visit: VisitUnderWay, { at }: Stamp): VisitUnderWay {
  const leg = stepThat('drives', visit);
  if (leg === undefined) return visit;
  const running: StepProgress = {
    status: 'running',
    attempt: 1,
    startedAt: at,
    doneAt: null,
    entries: [],
    earlierBy: [],
  };
  return { ...visit, steps: { ...visit.steps, [leg.id]: running } };
}

/** The visit with this status of a step; a step that is done keeps the time at which it was done first. */
export function setOutcome(visit: VisitUnderWay, { stepId, outcome }: Settled, { at }: Stamp): VisitUnderWay {
  return updateStep(visit, stepId, (step) => ({
    ...step,
    status: outcome,
    doneAt: outcome === 'done' ? (step.doneAt ?? at) : null,
  }));
}

/** The visit with a corrected report in place of the entry's own, and its new findings. */
export function correctEntry(visit: VisitUnderWay, event: Of<'reportCorrected'>, stamp: Stamp): VisitUnderWay {
  const corrected = mapEntry(withPlatesOf(visit, event.report), event.stepId, event.entry, (entry) => ({
    ...entry,
    report: event.report,
    findings: event.findings,
    correctedAt: stamp.at,
  }));
  return setOutcome(corrected, event, stamp);
}

/** The visit with an entry whose findings were judged again, because what they depend on was corrected. */
export function recomputeEntry(visit: VisitUnderWay, event: Of<'findingsRecomputed'>, stamp: Stamp): VisitUnderWay {
  const recomputed = mapEntry(visit, event.stepId, event.entry, (entry) => ({
    ...entry,
    findings: event.findings,
    judgedAgainAt: stamp.at,
  }));
  return setOutcome(recomputed, event, stamp);
}

/**
 * Starts a step again. People who have passed are not verified again; everything else is done again.
 *
 * @param people IDs of people who are verified again though they have passed
 */
export function restartStep(visit: VisitUnderWay, stepId: string, people: readonly string[] = []): VisitUnderWay {
  const stays = ({ report, findings }: StepEntry) =>
    'personId' in report && !findings.some(isOpenFail) && !people.includes(report.personId);
  return updateStep(visit, stepId, (step) => ({
    ...step,
    status: 'running',
    attempt: step.attempt + 1,
    doneAt: null,
    entries: step.entries.filter(stays),
    earlierBy: [...new Set([...step.earlierBy, ...step.entries.flatMap(({ by }) => by.personId ?? [])])],
  }));
}

/** An approved override that has waived its fail can't waive another one. */
export function markUsed(visit: VisitUnderWay, findings: readonly Pick<Finding, 'waivedBy'>[]): VisitUnderWay {
  const used = new Set(findings.map(({ waivedBy }) => waivedBy));
  return {
    ...visit,
    overrides: visit.overrides.map((o) =>
      o.status === 'approved' && used.has(o.overrideId) ? { ...o, status: 'used' } : o,
    ),
  };
}

function mapEntry(
  visit: VisitUnderWay,
  stepId: string,
  version: number,
  change: (entry: StepEntry) => StepEntry,
): VisitUnderWay {
  return updateStep(visit, stepId, (step) => ({
    ...step,
    entries: step.entries.map((entry) => (entry.version === version ? change(entry) : entry)),
  }));
}

/** Changes a step that has begun; any other step stays as it is. */
export function updateStep(
  visit: VisitUnderWay,
  stepId: string,
  change: (step: StepProgress) => StepProgress,
): VisitUnderWay {
  const step = visit.steps[stepId];
  return step === undefined ? visit : { ...visit, steps: { ...visit.steps, [stepId]: change(step) } };
}
