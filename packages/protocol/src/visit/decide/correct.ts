import { accepted, type Decision, type Facts, refused } from '../../decision.ts';
import { rulesOfSteps } from '../../steps/rules.ts';
import type { VisitCommand } from '../commands.ts';
import type { VisitEvent } from '../events.ts';
import { type Settled, type VisitStep, type StepEntry, type VisitUnderWay } from '../state.ts';
import { isOpenFail } from '../finding.ts';
import { judge, outcomeOf } from '../judge.ts';
import { currentStop, stepOf } from '../route.ts';
import { keepFails, keepWaivers } from '../waivers.ts';
import { refusedAttempt } from './attempt.ts';
import { judgeDependents } from './dependents.ts';
import { completesResult, judgementsOn, secondPersonFault } from './judged-on.ts';
import { isAtItsStation } from './station.ts';

type Of<T extends VisitCommand['type']> = Extract<VisitCommand, { type: T }>;

/**
 * [M1] [M2] Corrects a report. It is judged as of the moment of the report; the old values stay in the feed. A
 * correction never lifts a hold. [X5] [X8] After a judgement a second person must make it, and it removes no fail.
 */
export function decideCorrection(
  visit: VisitUnderWay,
  command: Of<'correctReport'>,
  facts: Facts,
): Decision<VisitEvent> {
  const { stepId, report, reason } = command;
  const step = stepOf(visit, stepId);
  const entries = step?.progress?.entries ?? [];
  const index = entries.findIndex(({ version }) => version === command.entry);
  const entry = entries[index];
  if (step === undefined || entry === undefined) return refused('entry-unknown', { step: stepId });
  if (!isAtItsStation(visit, step, facts.actor)) return refused('wrong-station', { step: stepId });
  if (!rulesOfSteps[step.kind].correctable) return refused('not-correctable', { step: stepId });
  if (!sameAct(entry.report, report)) return refused('report-mismatch', { step: stepId });
  const fault = completesResult(visit, entry, report, facts.actor)
    ? null
    : secondPersonFault(judgementsOn(visit, step, entry), facts.actor);
  if (fault !== null) return fault;

  const others = entries.filter((e) => e !== entry);
  const judged = judge({ visit, step, entries: before(others, index, report), facts: asOf(entry, facts) }, report);
  if (!Array.isArray(judged)) {
    const { refuse, params, recordAttempt } = judged;
    return recordAttempt
      ? refusedAttempt(visit, facts, refuse, params, { stepId, stationId: null })
      : refused(refuse, params);
  }
  const findings = keepFails(keepWaivers(judged, entry.findings), entry.findings, step.status === 'failed');
  const outcome = correctedOutcome(visit, step, entries.with(index, { ...entry, report, findings }));
  const corrected: VisitEvent = {
    type: 'reportCorrected',
    stepId,
    entry: command.entry,
    report,
    findings,
    outcome,
    reason,
  };
  const recomputed = judgeDependents(visit, corrected, facts);
  return accepted(corrected, ...recomputed, ...holdIfFailed(visit, [corrected, ...recomputed]));
}

/* People verified later do not count as verified before, and later acts of a disinfection come after its start. */
function before(others: readonly StepEntry[], index: number, report: StepEntry['report']): readonly StepEntry[] {
  return rulesOfSteps[report.kind].perPerson === undefined ? others.slice(0, index) : others;
}

/* A batch that was retired later was usable then. */
function asOf({ recordedAt: at }: StepEntry, facts: Facts): Facts {
  const batches = facts.site.batches.map((batch) => ({ ...batch, retired: false }));
  return { ...facts, now: at, site: { ...facts.site, batches } };
}

function sameAct(was: StepEntry['report'], is: StepEntry['report']): boolean {
  return was.kind === is.kind && (rulesOfSteps[is.kind].corrects?.(was, is) ?? true);
}

/**
 * [M3] Where the vehicle has moved on, a step can't be done again: it stays done, and a supervisor decides on the hold.
 */
function correctedOutcome(visit: VisitUnderWay, step: VisitStep, entries: readonly StepEntry[]): Settled['outcome'] {
  const outcome = outcomeOf(visit, step.kind, entries);
  if (outcome !== 'failed' || step.status === 'failed') return outcome;
  const isHere = step.stop === null ? visit.status === 'atGate' : currentStop(visit) === step.stop;
  return isHere ? 'failed' : 'done';
}

/** [M2] A new fail holds the visit. A visit that is held already stays held, and the alert names the new fail. */
export function holdIfFailed(visit: VisitUnderWay, events: readonly VisitEvent[]): VisitEvent[] {
  if (visit.held !== null) return [];
  return events.flatMap((event): VisitEvent[] => {
    if (event.type !== 'reportCorrected' && event.type !== 'findingsRecomputed') return [];
    const rules = event.findings.filter(isOpenFail).map(({ rule }) => rule);
    if (rules.length === 0) return [];
    return [{ type: 'visitHeld', reason: { kind: 'finding', stepId: event.stepId, rules } }];
  });
}
