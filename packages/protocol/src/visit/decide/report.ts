import { accepted, type Decision, type Facts, refused } from '../../decision.ts';
import type { VisitCommand } from '../commands.ts';
import type { VisitEvent } from '../events.ts';
import { evolveVisit } from '../evolve.ts';
import { type Finding, isOpenFail } from '../finding.ts';
import { jumpsOf } from '../../site/clock-jumps.ts';
import { lastRecordedAt, recordedAt } from '../../offline/moment.ts';
import { judge, outcomeOf } from '../judge.ts';
import { currentStep, isDrive, nextSteps, stepOf, stepThat } from '../route.ts';
import { type VisitStep, isUnderWay, type VisitState, type VisitUnderWay } from '../state.ts';
import { applyWaivers } from '../waivers.ts';
import { closedByParams, reportedByParams } from '../refusal-params.ts';
import { refusedAttempt } from './attempt.ts';
import { isStationOf } from './station.ts';

type Command = Extract<VisitCommand, { type: 'reportStep' }>;

/** Decides the report of a step: in its turn, at its station, by the rules of its kind. */
export function decideReport(visit: VisitState, command: Command, facts: Facts): Decision<VisitEvent> {
  if (visit.status === 'expected') return decideArrive(visit, command, facts);
  if (!isUnderWay(visit)) return refused('visit-closed', closedByParams(visit));
  const { stepId, stationId, report } = command;
  const step = stepOf(visit, stepId);
  if (step === undefined) return refused('step-unknown', { step: stepId });
  if (step.kind !== report.kind) return refused('report-mismatch', { step: stepId });
  const where = { stepId, stationId };
  if (!isStationOf(visit, step, command, facts.site)) {
    return refusedAttempt(visit, facts, 'wrong-station', { step: stepId, station: stationId }, where);
  }
  if (step.status === 'done')
    return refused('step-done', { step: stepId, ...reportedByParams(step.progress?.entries) });
  if (visit.held !== null) {
    return refusedAttempt(visit, facts, 'visit-held', { by: visit.held.by.name, at: visit.held.since }, where);
  }
  if (!nextSteps(visit).some(({ id }) => id === stepId)) {
    const next = currentStep(visit)?.id ?? null;
    return refusedAttempt(visit, facts, 'step-not-next', { step: stepId, next }, where);
  }
  return judgeReport(visit, step, command, facts);
}

/** [V1] Arriving at a gate is always allowed. The limits of that moment are pinned to the visit. */
function decideArrive(visit: VisitState, command: Command, facts: Facts): Decision<VisitEvent> {
  const { stationId, stepId, report } = command;
  const where = { stepId, stationId };
  const arrival = stepThat('arrives', visit);
  if (stepId !== arrival?.id || report.kind !== arrival.kind) {
    return stepOf(visit, stepId) === undefined
      ? refused('step-unknown', { step: stepId })
      : refused('visit-not-arrived');
  }
  if (!facts.site.stations.some(({ id, kind }) => id === stationId && kind === 'gate')) {
    return refusedAttempt(visit, facts, 'wrong-station', { step: stepId, station: stationId }, where);
  }
  const at = recordedAt(command, facts.now, lastRecordedAt(visit));
  const arrived: VisitEvent = {
    type: 'vehicleArrived',
    gateId: stationId,
    limits: facts.site.limits,
    ...(at !== facts.now && { recordedAt: at }),
  };
  const stamp = { at: facts.now, version: 0, by: { personId: null, name: '', role: 'system' } } as const;
  const there = evolveVisit(visit, arrived, stamp, visit.id);
  const step = stepOf(there, stepId);
  if (!isUnderWay(there) || step === undefined) return refused('step-unknown', { step: stepId });
  const decision = judgeReport(there, step, command, facts);
  return decision.ok ? accepted(arrived, ...decision.events) : decision;
}

function judgeReport(visit: VisitUnderWay, step: VisitStep, command: Command, facts: Facts): Decision<VisitEvent> {
  const { report, stepId, stationId } = command;
  const entries = step.progress?.entries ?? [];
  const at = recordedAt(command, facts.now, lastRecordedAt(visit));
  const context = { visit, step, entries, facts: { ...facts, now: at } };
  const judged = judge(context, report);
  if (!Array.isArray(judged)) {
    const { refuse, params, recordAttempt } = judged;
    if (!recordAttempt) return refused(refuse, params);
    return refusedAttempt(visit, facts, refuse, params, { stepId, stationId });
  }
  const findings = applyWaivers(visit, stepId, judged, at, jumpsOf(facts.site));
  const outcome = outcomeOf(visit, step.kind, [...entries, { report, findings }]);
  const reported: VisitEvent = {
    type: 'stepReported',
    stepId,
    stationId,
    attempt: step.progress?.attempt ?? 1,
    report,
    findings,
    outcome,
    ...(at !== facts.now && { recordedAt: at }),
  };
  return accepted(reported, ...consequences(step, findings, outcome, facts));
}

/** [H1] A fail holds the visit. [Z6] In a lockdown a vehicle inside drives on to its next station and is held there. */
function consequences(
  step: VisitStep,
  findings: readonly Finding[],
  outcome: 'running' | 'done' | 'failed',
  facts: Facts,
): VisitEvent[] {
  const rules = findings.filter(isOpenFail).map(({ rule }) => rule);
  if (rules.length > 0) return [{ type: 'visitHeld', reason: { kind: 'finding', stepId: step.id, rules } }];
  const reached = isDrive(step) && outcome === 'done';
  return reached && facts.site.lockdown !== null ? [{ type: 'visitHeld', reason: { kind: 'lockdown' } }] : [];
}
