import { accepted, type Decision, type Facts, refused } from '../../decision.ts';
import type { VisitCommand } from '../commands.ts';
import type { VisitEvent } from '../events.ts';
import { isOpenFail } from '../finding.ts';
import { stepsOf } from '../route.ts';
import type { VisitUnderWay } from '../state.ts';
import { outcomeOf } from '../steps/registry.ts';

type Of<T extends VisitCommand['type']> = Extract<VisitCommand, { type: T }>;

/** [H1] A hold keeps place and step. */
export function decideHold(visit: VisitUnderWay, { reason }: Of<'holdVisit'>): Decision<VisitEvent> {
  if (visit.held !== null) return refused('visit-held');
  return accepted({ type: 'visitHeld', reason: { kind: 'person', text: reason } });
}

/** [H2] A supervisor lets the visit go on: a failed step is done again, never skipped. */
export function decideResume(visit: VisitUnderWay, { note }: Of<'resumeVisit'>, facts: Facts): Decision<VisitEvent> {
  if (visit.held === null) return refused('visit-not-held');
  if (visit.held.reason.kind === 'lockdown' && facts.site.lockdown !== null) return refused('lockdown');
  const failed = stepsOf(visit).find(({ status }) => status === 'failed');
  if (failed === undefined) return accepted({ type: 'visitResumed', note, again: null, settles: null });
  const entries = failed.progress?.entries ?? [];
  if (entries.some(({ findings }) => findings.some(isOpenFail))) {
    return accepted({ type: 'visitResumed', note, again: failed.id, settles: null });
  }
  const outcome = outcomeOf(visit, failed.kind, entries);
  return accepted({ type: 'visitResumed', note, again: null, settles: { stepId: failed.id, outcome } });
}

/** [H4] Before admission a vehicle is refused; after it, it is escorted out. Both close the visit and free the plate. */
export function decideRefusal(visit: VisitUnderWay, { reason }: Of<'refuseVisit'>): Decision<VisitEvent> {
  if (visit.status !== 'atGate') return refused('visit-inside');
  return accepted({ type: 'visitRefused', reason });
}

export function decideEscort(visit: VisitUnderWay, { reason }: Of<'escortOut'>): Decision<VisitEvent> {
  if (visit.status === 'atGate') return refused('visit-not-inside');
  return accepted({ type: 'visitEscortedOut', reason });
}
