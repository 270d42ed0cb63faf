import { accepted, type Decision, type Facts, refused } from '../../decision.ts';
import type { VisitCommand } from '../commands.ts';
import type { Settled, VisitEvent } from '../events.ts';
import { evolveVisit } from '../evolve.ts';
import { type Finding, isOpenFail } from '../finding.ts';
import { currentStop, stepOf, type VisitStep } from '../route.ts';
import type { StepEntry, VisitUnderWay } from '../state.ts';
import { judge, outcomeOf, stepRules } from '../steps/registry.ts';
import { applyWaivers } from '../waivers.ts';

type Of<T extends VisitCommand['type']> = Extract<VisitCommand, { type: T }>;

/**
 * [M1] [M2] A correction names what it corrects and is judged as of the moment it corrects; what was seen before stays
 * in the feed. It never lifts a hold: a supervisor does.
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
  if (!stepRules[step.kind].correctable) return refused('not-correctable', { step: stepId });
  if (!sameAct(entry.report, report)) return refused('report-mismatch', { step: stepId });

  const others = entries.filter((e) => e !== entry);
  const past = { ...facts, now: entry.at };
  const judged = judge({ visit, step, entries: before(others, index, report), facts: past }, report);
  if (!Array.isArray(judged)) return refused(judged.refuse, judged.params);
  const findings = applyWaivers(visit, stepId, judged);
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
  const recomputed = recompareExit(visit, corrected, facts);
  return accepted(corrected, ...recomputed, ...holdIfFailed(visit, [corrected, ...recomputed]));
}

/* The people verified later don't count as verified before; a disinfection's other acts come after its start. */
function before(others: readonly StepEntry[], index: number, report: StepEntry['report']): readonly StepEntry[] {
  return report.kind === 'verify-crew' ? others : others.slice(0, index);
}

function sameAct(was: StepEntry['report'], is: StepEntry['report']): boolean {
  if (was.kind !== is.kind) return false;
  if (was.kind === 'disinfect' && is.kind === 'disinfect') return was.act === 'start' && is.act === 'start';
  if (was.kind === 'verify-crew' && is.kind === 'verify-crew') return was.personId === is.personId;
  return true;
}

/** [M3] Where the vehicle has moved on, a step can't be done again: it stays done, and the hold asks a supervisor. */
function correctedOutcome(visit: VisitUnderWay, step: VisitStep, entries: readonly StepEntry[]): Settled['outcome'] {
  const outcome = outcomeOf(visit, step.kind, entries);
  if (outcome !== 'failed' || step.status === 'failed') return outcome;
  const isHere = step.stop === null ? visit.status === 'atGate' : currentStop(visit) === step.stop;
  return isHere ? 'failed' : 'done';
}

/** [M2] Findings that depend on the corrected report are judged again: the comparison at the exit. */
function recompareExit(visit: VisitUnderWay, corrected: VisitEvent, facts: Facts): VisitEvent[] {
  const stamp = { at: facts.now, version: 0, by: { personId: null, name: '', role: 'system' } } as const;
  const after = evolveVisit(visit, corrected, stamp, visit.id) as VisitUnderWay;
  const step = stepOf(after, 'reconcile');
  const entry = step?.progress?.entries.at(-1);
  if (step === undefined || entry === undefined) return [];
  const judged = judge({ visit: after, step, entries: [], facts }, entry.report);
  if (!Array.isArray(judged)) return [];
  const findings = applyWaivers(after, step.id, keepWaivers(judged, entry.findings));
  const outcome = outcomeOf(after, step.kind, [{ report: entry.report, findings }]);
  return [{ type: 'findingsRecomputed', stepId: step.id, entry: entry.version, findings, outcome }];
}

function keepWaivers(judged: readonly Finding[], was: readonly Finding[]): Finding[] {
  return judged.map((f) => ({
    ...f,
    waivedBy: f.outcome === 'fail' ? (was.find(({ rule }) => rule === f.rule)?.waivedBy ?? null) : null,
  }));
}

type Judged = Extract<VisitEvent, { type: 'reportCorrected' | 'findingsRecomputed' }>;

function holdIfFailed(visit: VisitUnderWay, events: readonly VisitEvent[]): VisitEvent[] {
  if (visit.held !== null) return [];
  const failed = events
    .filter((e): e is Judged => e.type === 'reportCorrected' || e.type === 'findingsRecomputed')
    .find(({ findings }) => findings.some(isOpenFail));
  if (failed === undefined) return [];
  const rules = failed.findings.filter(isOpenFail).map(({ rule }) => rule);
  return [{ type: 'visitHeld', reason: { kind: 'finding', stepId: failed.stepId, rules } }];
}

/** [M4] The crew can be put right until the vehicle is admitted; who is new is verified, who has passed is not again. */
export function decideCrew(visit: VisitUnderWay, { crew, reason }: Of<'changeCrew'>): Decision<VisitEvent> {
  if (visit.status !== 'atGate') return refused('crew-fixed');
  const progress = visit.steps['verify-crew'];
  const people = new Set(crew.map(({ personId }) => personId));
  const kept = (progress?.entries ?? []).filter(
    ({ report }) => report.kind === 'verify-crew' && people.has(report.personId),
  );
  const changed = { ...visit, declaration: { ...visit.declaration, crew } };
  const outcome = progress === undefined ? null : outcomeOf(changed, 'verify-crew', kept);
  return accepted({ type: 'crewChanged', crew, reason, outcome });
}
