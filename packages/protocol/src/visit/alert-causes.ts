import { awaitedResults } from '../steps/verify-crew/tests.ts';
import { waitOverAt } from './due.ts';
import { stepOf, waitIn } from './route.ts';
import {
  type AlertUntil,
  type CausedAlert,
  isClosed,
  isUnderWay,
  type VisitState,
  type VisitUnderWay,
} from './state.ts';

export const closed: AlertUntil = { is: 'closed' };

/* The cause of an alert about a step that will not be done any more lasts until the visit ends. */
export function stepDone(visit: VisitState, stepId: string | null): AlertUntil {
  const step = stepId === null ? undefined : stepOf(visit, stepId);
  return step === undefined || step.status === 'done' ? closed : { is: 'stepDone', stepId: step.id };
}

/* [M3] A step that was done when its fail was found is not done again: the alert lasts as long as the hold. */
export function untilFailResolved(visit: VisitState, stepId: string): AlertUntil {
  return visit.steps[stepId]?.status === 'done' ? { is: 'resumed' } : stepDone(visit, stepId);
}

/** [B2] Whether the cause of an alert is still active. */
export function isCauseActive({ until }: CausedAlert, visit: VisitState): boolean {
  if (until.is === 'settled' && visit.unsettled.some(({ recordId }) => recordId === until.id)) return true;
  if (isClosed(visit)) return false;
  switch (until.is) {
    case 'stepDone': {
      const step = stepOf(visit, until.stepId); // undefined: a supervisor removed its stop
      return step !== undefined && step.status !== 'done';
    }
    case 'contactOver':
      return isUnderWay(visit) && isContactOver(visit, until);
    case 'resumed':
      return isUnderWay(visit) && visit.held !== null;
    case 'resultKnown':
      return isUnderWay(visit) && awaitedResults(visit).some(({ version }) => version === until.entry);
    case 'settled':
      return isOpen(visit, until.id);
    case 'closed':
      return true;
    default:
      return until satisfies never;
  }
}

type ContactOver = Extract<AlertUntil, { is: 'contactOver' }>;

/* Alerts stored before they named the wetting: its time identifies it. */
function isContactOver(visit: VisitUnderWay, { stepId, at, wetting }: ContactOver): boolean {
  const step = stepOf(visit, stepId);
  const wait = step?.status === 'running' ? waitIn(visit, step) : null;
  if (wait === null) return false;
  return wetting === undefined ? waitOverAt(wait, []) === at : wait.since.version === wetting;
}

function isOpen(visit: VisitState, id: string): boolean {
  return (
    visit.overrides.some((o) => o.overrideId === id && o.status === 'asked') ||
    visit.deviations.some((d) => d.deviationId === id && d.verdict === null) ||
    visit.helps.some((h) => h.helpId === id && h.givenAt === null)
  );
}
