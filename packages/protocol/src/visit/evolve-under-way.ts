import type { Stamp } from '../decision.ts';
import { withChange } from './changes.ts';
import { overrideLapseKey } from './due.ts';
import { settleOverride, waive } from './evolve-overrides.ts';
import type { VisitEvent } from './events.ts';
import { close, liftHold, noteAttempt, sequenceError } from './fold-parts.ts';
import { correctEntry, restartStep, recomputeEntry, recordReport, setOutcome, updateStep } from './evolve-steps.ts';
import { crewStepOf } from './route.ts';
import type { VisitState, VisitUnderWay } from './state.ts';
import { keptOfCrew } from './crew-step.ts';

/** Folds an event into a visit between its arrival and its end. */
export function evolveUnderWay(visit: VisitUnderWay, event: VisitEvent, stamp: Stamp): VisitState {
  switch (event.type) {
    case 'stepReported':
      return recordReport(visit, event, stamp);
    case 'reportCorrected':
      return correctEntry(withChange(visit, event, stamp), event, stamp);
    case 'findingsRecomputed':
      return recomputeEntry(visit, event, stamp);
    case 'crewChanged':
      return changeCrew(withChange(visit, event, stamp), event, stamp);
    case 'stopsChanged':
      return { ...withChange(visit, event, stamp), declaration: { ...visit.declaration, stops: event.stops } };
    case 'visitHeld':
      return { ...visit, held: { since: visit.held?.since ?? stamp.at, by: stamp.by, reason: event.reason } };
    case 'visitResumed':
      return resume(visit, event, stamp);
    case 'visitRefused':
      return close(visit, 'refused', stamp, event.reason);
    case 'visitEscortedOut':
      return close(visit, 'escortedOut', stamp, event.reason);
    case 'overrideRequested': {
      const { type: _, ...asked } = event;
      return {
        ...visit,
        overrides: [
          ...visit.overrides,
          { ...asked, by: stamp.by, at: stamp.at, status: 'asked', settledBy: null, goodUntil: null },
        ],
      };
    }
    case 'overrideApproved':
      return waive(visit, event, stamp);
    case 'overrideDenied':
      return settleOverride(visit, event.overrideId, 'denied', stamp);
    case 'deviationReported': {
      const { type: _, ...reported } = event;
      return {
        ...visit,
        deviations: [...visit.deviations, { ...reported, by: stamp.by, at: stamp.at, verdict: null }],
      };
    }
    case 'deviationSettled':
      return {
        ...visit,
        deviations: visit.deviations.map((d) =>
          d.deviationId === event.deviationId ? { ...d, verdict: event.verdict } : d,
        ),
      };
    case 'helpAsked': {
      const { type: _, ...asked } = event;
      return { ...visit, helps: [...visit.helps, { ...asked, by: stamp.by, at: stamp.at, givenAt: null }] };
    }
    case 'helpGiven':
      return {
        ...visit,
        helps: visit.helps.map((h) => (h.helpId === event.helpId ? { ...h, givenAt: stamp.at } : h)),
      };
    case 'deadlinePassed':
      return passDeadline(visit, event, stamp);
    case 'attemptRefused':
      return noteAttempt(visit, event, stamp);
    case 'recordRefused':
    case 'recordSetAside':
    case 'recordSettled':
    case 'visitBroughtBack':
    case 'visitDeclared':
    case 'declarationAmended':
    case 'declarationCancelled':
    case 'vehicleArrived':
      throw sequenceError(event, visit.status);
    default:
      return event satisfies never;
  }
}

type Of<T extends VisitEvent['type']> = Extract<VisitEvent, { type: T }>;

function resume(visit: VisitUnderWay, event: Of<'visitResumed'>, stamp: Stamp): VisitUnderWay {
  const lifted = liftHold(visit, stamp);
  return event.again === null ? lifted : restartStep(lifted, event.again, event.people);
}

function changeCrew(visit: VisitUnderWay, event: Of<'crewChanged'>, stamp: Stamp): VisitUnderWay {
  const changed = { ...visit, declaration: { ...visit.declaration, crew: event.crew } };
  if (event.outcome === null) return changed;
  const step = crewStepOf(visit);
  if (step === undefined) return changed;
  const entries = keptOfCrew(visit, step, event.crew);
  const kept = updateStep(changed, step.id, (progress) => ({ ...progress, entries }));
  return setOutcome(kept, { stepId: step.id, outcome: event.outcome }, stamp);
}

/** [O4] An override that nobody settled lapses with its deadline. */
function passDeadline(visit: VisitUnderWay, { deadline }: Of<'deadlinePassed'>, stamp: Stamp): VisitUnderWay {
  const fired = { ...visit, fired: [...visit.fired, deadline.key] };
  if (deadline.kind !== 'override-lapse') return fired;
  const lapsed = fired.overrides.find(({ overrideId }) => deadline.key === overrideLapseKey(overrideId));
  return lapsed === undefined ? fired : settleOverride(fired, lapsed.overrideId, 'lapsed', stamp);
}
