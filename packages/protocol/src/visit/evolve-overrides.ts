import type { Stamp } from '../decision.ts';
import { restartStep, markUsed, setOutcome, updateStep } from './evolve-steps.ts';
import type { VisitEvent } from './events.ts';
import type { Settled, Override, VisitUnderWay } from './state.ts';
import { liftHold } from './fold-parts.ts';
import { openFails } from './open-fails.ts';
import { isTriedAgain, stepOf } from './route.ts';
import { waiveFail } from './waivers.ts';

/**
 * [O5] An approved override waives the fail that it names. [O7] When it was the last open fail, the hold by fails is
 * lifted.
 */
export function waive(
  visit: VisitUnderWay,
  event: Extract<VisitEvent, { type: 'overrideApproved' }>,
  stamp: Stamp,
): VisitUnderWay {
  const override = visit.overrides.find(({ overrideId }) => overrideId === event.overrideId);
  if (override === undefined) return visit;
  const approved = settleOverride(visit, override.overrideId, 'approved', stamp, event);
  const { stepId } = override;
  const waived = updateStep(approved, stepId, (step) => ({ ...step, entries: waiveFail(step.entries, override) }));
  const settled = settle(waived, stepId, event.settles, stamp);
  const isResolved = openFails(visit).length > 0 && openFails(settled).length === 0;
  return isResolved && visit.held?.reason.kind === 'finding' ? liftHold(settled, stamp) : settled;
}

/**
 * [O6] A waiver for the admission is kept for the next try of the officer. [M2] A fail found after the admission is
 * waived in place.
 */
function settle(visit: VisitUnderWay, stepId: string, settles: Settled | null, stamp: Stamp): VisitUnderWay {
  const step = stepOf(visit, stepId);
  if (step !== undefined && isTriedAgain(step) && step.status !== 'done')
    return settles === null ? visit : restartStep(visit, stepId);
  const findings = (visit.steps[stepId]?.entries ?? []).flatMap((entry) => entry.findings);
  const used = markUsed(visit, findings);
  return settles === null ? used : setOutcome(used, settles, stamp);
}

/** The visit after an override was approved, rejected or has lapsed; an unknown ID changes nothing. */
export function settleOverride(
  visit: VisitUnderWay,
  overrideId: string,
  status: Exclude<Override['status'], 'asked' | 'used'>,
  stamp: Stamp,
  { goodUntil, putBackMs }: Pick<Override, 'goodUntil' | 'putBackMs'> = { goodUntil: null },
): VisitUnderWay {
  return {
    ...visit,
    overrides: visit.overrides.map((o) =>
      o.overrideId === overrideId
        ? {
            ...{ ...o, status, settledBy: o.settledBy ?? stamp.by, settledAt: o.settledAt ?? stamp.at, goodUntil },
            ...(putBackMs !== undefined && { putBackMs }),
          }
        : o,
    ),
  };
}
