import { rulesOfSteps } from '../steps/rules.ts';
import { currentStep } from './route.ts';
import type { VisitState } from './state.ts';

/** [E9] At the exit, and its comparison not passed yet: what is asked there is told to nobody who reads the vehicle. */
export function isReadAtExit(visit: VisitState): boolean {
  const step = visit.status === 'atExit' ? currentStep(visit) : null;
  return step !== null && rulesOfSteps[step.kind].isBlind === true;
}

/**
 * [U115] Before the comparison at the exit nothing of the entry is shown: who has read it can't read the vehicle. Once
 * compared, both sides are there to be seen.
 */
export function isBlind(visit: VisitState): boolean {
  return isReadAtExit(visit) && currentStep(visit)?.status !== 'failed';
}
