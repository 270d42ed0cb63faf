import { currentStep, isDrive } from './route.ts';
import type { VisitState } from './state.ts';

/** Where a vehicle can be. The names are sent and shown. */
export const places = ['expected', 'atGate', 'onTheWayIn', 'atPoint', 'onTheWayOut', 'atExit', 'closed'] as const;
export type Place = (typeof places)[number];

/** Where the vehicle is; the columns of the supervisor's board. */
export function placeOf(visit: VisitState): Place {
  switch (visit.status) {
    case 'expected':
    case 'atGate':
    case 'atExit':
      return visit.status;
    case 'inside': {
      const step = currentStep(visit);
      if (step === null || !isDrive(step) || step.status === 'pending') return 'atPoint';
      return step.stop === null ? 'onTheWayOut' : 'onTheWayIn';
    }
    case 'released':
    case 'refused':
    case 'escortedOut':
    case 'cancelled':
    case 'lapsed':
      return 'closed';
    default:
      return visit satisfies never;
  }
}
