import { pick, type Random } from '@cordon/protocol/testing/random.ts';

/** What goes wrong with one vehicle of the night. */
export const troubles = [
  'wrong-order', // the officer tries to admit before the steps are done
  'wrong-station', // a point that the vehicle isn't at reports a step
  'fever', // a first reading too high; the second is in order
  'positive-test', // refused at the gate
  'missing-pass', // a pass not shown, waived by two people
  'exit-seal', // the seal read at the exit is another one, waived by two people
  'exit-person', // one person too many at the exit: held, then read again
  'overstay', // unloading takes far too long
  'deviation', // a window open on the way
  'help', // the driver needs water
  'repeated', // the tablet sends a command again and again
  'late-leg', // the way to the point takes too long
] as const;
export type Trouble = (typeof troubles)[number];

export function troubleFor(random: Random, rate: number): Trouble | null {
  return random() < rate ? pick(random, troubles) : null;
}
