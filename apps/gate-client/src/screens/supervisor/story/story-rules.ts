import { isPointOpen } from '@cordon/protocol/site/hours.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import {
  currentStop,
  isDrive,
  lastReachedStop,
  stepsOf,
  currentStep,
  isTriedAgain,
} from '@cordon/protocol/visit/route.ts';
import { isUnderWay, type VisitState, type Override } from '@cordon/protocol/visit/state.ts';
import { serves, waitingReasons } from '@cordon/protocol/steps/admit/step.ts';
import { type Finding, isOpenFail } from '@cordon/protocol/visit/finding.ts';
import { isWaivable } from '@cordon/protocol/visit/rules.ts';
import { admissionOf } from '../../../state/admission.ts';
import type { Picture } from '../../../state/picture.ts';
import { heldFindings } from '../../../watch/decisions.ts';

/** How far the visit has come: reached stops stay, and the one that it is on its way to can be another, but not none. */
export type StopLimits = { reached: number; atLeast: number; most: number };

const mostStops = 5;

/** [U80] What may be changed, by the server's own rule; null when nothing may be any more. */
export function stopLimitsOf(visit: VisitState): StopLimits | null {
  if (!isUnderWay(visit)) return null;
  const leaving = stepsOf(visit).some((step) => isDrive(step) && step.stop === null && step.status !== 'pending');
  if (leaving) return null;
  const reached = (lastReachedStop(visit) ?? -1) + 1;
  return { reached, atLeast: Math.max(1, reached, (currentStop(visit) ?? -1) + 1), most: mostStops };
}

/** [U80] Points that serve this visit's purpose and are open now, without those that are in the list already. */
export function freePoints(visit: VisitState, site: SiteState, stops: readonly string[], now: Instant): string[] {
  return site.stations
    .filter((point) => isPointOpen(point, site.timeZone, now))
    .map(({ id }) => id)
    .filter((id) => serves(site, id, visit.declaration.purpose) && !stops.includes(id));
}

export function moved(stops: readonly string[], from: number, by: -1 | 1, { reached }: StopLimits): readonly string[] {
  const to = from + by;
  const [a, b] = [stops[from], stops[to]];
  if (a === undefined || b === undefined || from < reached || to < reached) return stops;
  return stops.with(from, b).with(to, a);
}

export function removed(stops: readonly string[], index: number, { reached, atLeast }: StopLimits): readonly string[] {
  return index < reached || stops.length <= atLeast ? stops : stops.toSpliced(index, 1);
}

/** What stands in the vehicle's way, and whether an override could be asked for. */
export type Obstacle = { stepId: string; finding: Finding; override: 'possible' | 'asked' | 'never' };

/** [U79] The fails that hold the visit and the conditions that it waits for; some rules are never waived. */
export function obstaclesOf(visit: VisitState, picture: Picture, now: number): Obstacle[] {
  if (!isUnderWay(visit)) return [];
  const heldAt = visit.held?.reason.kind === 'finding' ? visit.held.reason.stepId : null;
  const fails = heldAt === null ? [] : heldFindings(visit).map((finding) => ({ stepId: heldAt, finding }));
  const step = currentStep(visit);
  const waits = step !== null && isTriedAgain(step) ? waitingFor(admissionOf(visit, picture, now)) : [];
  return [...fails, ...waits.map((finding) => ({ stepId: step?.id ?? '', finding }))].map((obstacle) => ({
    ...obstacle,
    override: overrideStanding(visit.overrides, obstacle),
  }));
}

function waitingFor(findings: readonly Finding[]): Finding[] {
  const rules = waitingReasons(findings);
  return findings.filter((finding) => isOpenFail(finding) && rules.includes(finding.rule));
}

function overrideStanding(
  overrides: readonly Override[],
  { stepId, finding }: Omit<Obstacle, 'override'>,
): Obstacle['override'] {
  if (!isWaivable(finding.rule)) return 'never';
  const asked = overrides.some(
    (o) =>
      (o.status === 'asked' || o.status === 'approved') &&
      o.stepId === stepId &&
      o.rule === finding.rule &&
      o.personId === finding.personId,
  );
  return asked ? 'asked' : 'possible';
}
