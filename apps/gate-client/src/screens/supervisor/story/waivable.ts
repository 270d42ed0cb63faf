import { type Finding, isOpenFail } from '@cordon/protocol/visit/finding.ts';
import { currentStep, isTriedAgain } from '@cordon/protocol/visit/route.ts';
import { isWaivable } from '@cordon/protocol/visit/rules.ts';
import { isUnderWay, type Override, type VisitState } from '@cordon/protocol/visit/state.ts';
import { waitingReasons } from '@cordon/protocol/steps/admit/step.ts';
import { admissionOf } from '../../../state/admission.ts';
import type { Picture } from '../../../state/picture.ts';
import { heldFindings } from '../../../watch/decisions.ts';

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
    override: standing(visit.overrides, obstacle),
  }));
}

function waitingFor(findings: readonly Finding[]): Finding[] {
  const rules = waitingReasons(findings);
  return findings.filter((finding) => isOpenFail(finding) && rules.includes(finding.rule));
}

function standing(
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
