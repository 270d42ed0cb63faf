import { rulesOfSteps } from '../steps/rules.ts';
import { currentStep } from './route.ts';
import type { VisitState } from './state.ts';

/**
 * [E9] Whether the vehicle is at the exit and its comparison has not passed. What the comparison asks for is then
 * hidden from the officer who reads the vehicle.
 */
export function isReadAtExit(visit: VisitState): boolean {
  const step = visit.status === 'atExit' ? currentStep(visit) : null;
  return step !== null && rulesOfSteps[step.kind].isBlind === true;
}

/**
 * [U115] Whether data of the entry is hidden: an officer who has seen it can't read the vehicle independently. After
 * the comparison both sides are visible.
 */
export function isBlind(visit: VisitState): boolean {
  return isReadAtExit(visit) && currentStep(visit)?.status !== 'failed';
}
