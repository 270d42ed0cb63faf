import { currentStep } from '@cordon/protocol/visit/route.ts';
import type { VisitRule } from '@cordon/protocol/visit/rules.ts';
import { isUnderWay, type VisitState } from '@cordon/protocol/visit/state.ts';
import { waitingReasons } from '@cordon/protocol/visit/steps/admit.ts';
import { admissionOf } from '../state/admission.ts';
import type { Picture } from '../state/picture.ts';

/** [U68] What a vehicle that is ready for admission still waits for, by the same rules as the server's. */
export function waitsFor(visit: VisitState, picture: Picture, now: number): VisitRule[] {
  if (!isUnderWay(visit) || visit.held !== null || currentStep(visit)?.kind !== 'admit') return [];
  return waitingReasons(admissionOf(visit, picture, now));
}
