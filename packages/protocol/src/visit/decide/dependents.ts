import type { Facts } from '../../decision.ts';
import { sameValue } from '../../same-value.ts';
import type { VisitEvent } from '../events.ts';
import { evolveVisit } from '../evolve.ts';
import { isUnderWay, type VisitUnderWay, type VisitStep } from '../state.ts';
import { judgeAgain, outcomeOf } from '../judge.ts';
import { isTriedAgain, stepsOf } from '../route.ts';
import { keepFails, keepWaivers } from '../waivers.ts';

/**
 * [M2] Judges again what depends on a corrected report: the tests at the admission, the comparison at the exit.
 *
 * @param corrected the event of the correction
 */
export function judgeDependents(visit: VisitUnderWay, corrected: VisitEvent, facts: Facts): VisitEvent[] {
  const stamp = { at: facts.now, version: 0, by: { personId: null, name: '', role: 'system' } } as const;
  const after = evolveVisit(visit, corrected, stamp, visit.id);
  return isUnderWay(after) ? stepsOf(after).flatMap((step) => again(after, step, facts)) : [];
}

function again(visit: VisitUnderWay, step: VisitStep, facts: Facts): VisitEvent[] {
  const entry = step.progress?.entries.at(-1);
  if (entry === undefined) return [];
  const judged = judgeAgain({ visit, step, entries: [], facts }, entry);
  if (judged === null) return [];
  const findings = keepFails(keepWaivers(judged, entry.findings), entry.findings, step.status === 'failed');
  if (sameValue(findings, entry.findings)) return [];
  /* An admitted vehicle is not admitted again: the step stays done, and the new fail holds the visit. */
  const outcome = isTriedAgain(step) ? 'done' : outcomeOf(visit, step.kind, [{ report: entry.report, findings }]);
  return [{ type: 'findingsRecomputed', stepId: step.id, entry: entry.version, findings, outcome }];
}
