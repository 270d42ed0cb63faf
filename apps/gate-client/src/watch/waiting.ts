import { currentStep, isTriedAgain } from '@cordon/protocol/visit/route.ts';
import type { VisitRule } from '@cordon/protocol/visit/rules.ts';
import { isUnderWay, type VisitState } from '@cordon/protocol/visit/state.ts';
import { waitingReasons } from '@cordon/protocol/steps/admit/step.ts';
import { admissionOf } from '../state/admission.ts';
import type { Picture } from '../state/picture.ts';

/** [U68] What a vehicle that is ready for admission still waits for, by the same rules as the server's. */
export function waitsFor(visit: VisitState, picture: Picture, now: number): VisitRule[] {
  const step = isUnderWay(visit) && visit.held === null ? currentStep(visit) : null;
  if (step === null || !isUnderWay(visit) || !isTriedAgain(step)) return [];
  return waitingReasons(admissionOf(visit, picture, now));
}
