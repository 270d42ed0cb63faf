import { entry } from './entry.ts';
import { identity } from './identity.ts';
import { shift } from './shift.ts';

/** What is said around a shift: coming in, taking over, handing over; and what is seldom looked at. Loaded when there is time, or when it is needed. */
export const enDuty = {
  entry,
  identity,
  shift,
};
