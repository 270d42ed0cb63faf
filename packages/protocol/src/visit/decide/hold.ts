import { accepted, type Decision, type Facts, refused } from '../../decision.ts';
import { rulesOfSteps } from '../../steps/rules.ts';
import type { VisitCommand } from '../commands.ts';
import type { VisitEvent } from '../events.ts';
import { openFails } from '../open-fails.ts';
import { stepsOf, stepThat } from '../route.ts';
import { type VisitStep, type VisitUnderWay } from '../state.ts';
import { isAtItsStation } from './station.ts';

type Of<T extends VisitCommand['type']> = Extract<VisitCommand, { type: T }>;

/** [H1] Holds the visit; its place and step stay. */
export function decideHold(visit: VisitUnderWay, { reason }: Of<'holdVisit'>): Decision<VisitEvent> {
  if (visit.held !== null) return refused('visit-held', { by: visit.held.by.name, at: visit.held.since });
  return accepted({ type: 'visitHeld', reason: { kind: 'person', text: reason } });
}

/**
 * [H2] A supervisor resumes the visit. A failed step is done again, never skipped. [M3] A fail found after the vehicle
 * had moved on can't be done again: it is waived or corrected first, or the vehicle is escorted out. [V22] People whose
 * tests became too old for the admission are verified again.
 */
export function decideResume(visit: VisitUnderWay, { note }: Of<'resumeVisit'>, facts: Facts): Decision<VisitEvent> {
  if (visit.held === null) return refused('visit-not-held');
  if (visit.held.reason.kind === 'lockdown' && facts.site.lockdown !== null) return refused('lockdown');
  const passed = openFails(visit).find(({ stepId }) => visit.steps[stepId]?.status === 'done');
  if (passed !== undefined) return refused('step-done', { step: passed.stepId, reasons: passed.rules });
  const again = ({ kind }: VisitStep) => rulesOfSteps[kind].perPerson?.again(visit, facts.now) ?? [];
  const isToDo = (step: VisitStep) => step.status === 'failed' || again(step).length > 0;
  const failed = stepsOf(visit).filter(isToDo);
  if (failed.length === 0) return accepted({ type: 'visitResumed', note, again: null, people: [] });
  return accepted(
    ...failed.map((step): VisitEvent => ({ type: 'visitResumed', note, again: step.id, people: again(step) })),
  );
}

/** [H4] Refuses a vehicle before the admission. It closes the visit and frees the plate. */
export function decideRefusal(
  visit: VisitUnderWay,
  { reason }: Of<'refuseVisit'>,
  { actor }: Facts,
): Decision<VisitEvent> {
  if (visit.status !== 'atGate') return refused('visit-inside');
  const admit = stepThat('enters', visit);
  if (admit !== undefined && !isAtItsStation(visit, admit, actor)) return refused('wrong-station');
  return accepted({ type: 'visitRefused', reason });
}

/** [H4] Escorts a vehicle out after the admission. It closes the visit and frees the plate. */
export function decideEscort(visit: VisitUnderWay, { reason }: Of<'escortOut'>): Decision<VisitEvent> {
  if (visit.status === 'atGate') return refused('visit-not-inside');
  return accepted({ type: 'visitEscortedOut', reason });
}
