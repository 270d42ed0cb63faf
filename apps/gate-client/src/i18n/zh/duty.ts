import { entry } from './entry.ts';
import { shift } from './shift.ts';

/** What is said around a shift: coming in, taking over, handing over. Loaded when there is time, or when it is needed. */
export const zhDuty = {
  entry,
  shift,
};
