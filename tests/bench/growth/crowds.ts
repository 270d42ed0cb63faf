import type { Load } from '../steps/load/load.ts';
import { addFaults, noFaults, sumOfFaults } from '../steps/load/order.ts';
import { startProduct, visitsFor } from '../steps/product.ts';

const tablets = 64;
const openPerSecond = 100;
const openSeconds = 5;

type OfCrowd = { perSecond: number; ackP99Ms: number } & Partial<{
  seenP99Ms: number;
  seenToAck: number;
  lowSeenP99Ms: number; // at 100 steps a second
  lowSeenToAck: number;
}>;

export type CrowdFigures = {
  /** By how many follow. */
  followers: Record<string, OfCrowd>;
  faults: number;
};

/** The same steps while nobody follows, a few do, and many do. */
export async function measureCrowds(
  load: Load,
  { crowds, steps }: { crowds: readonly number[]; steps: number },
  say: (line: string) => void,
): Promise<CrowdFigures> {
  const low = openPerSecond * openSeconds;
  const visits = (visitsFor(steps, tablets) * 2 + visitsFor(low, tablets)) * crowds.length;
  const product = await startProduct(load, { fsync: 'always', tablets, followers: Math.max(...crowds), visits });
  let faults = noFaults;
  const followers: CrowdFigures['followers'] = {};
  for (const crowd of crowds) {
    await product.connect({ tablets, followers: crowd });
    await product.steps(Math.ceil(steps / 4), null); // warms up
    const { count, seconds, ms, seen } = await product.steps(steps, null);
    const slow = await product.steps(low, openPerSecond);
    faults = addFaults(faults, (await product.judge()).faults);
    await product.disconnect();
    const figures: OfCrowd = { perSecond: Math.round(count / seconds), ackP99Ms: oneDigit(ms.p99) };
    if (crowd > 0) {
      figures.seenP99Ms = oneDigit(seen.p99);
      figures.seenToAck = twoDigits(seen.p99 / ms.p99);
      figures.lowSeenP99Ms = oneDigit(slow.seen.p99);
      figures.lowSeenToAck = twoDigits(slow.seen.p99 / slow.ms.p99);
    }
    followers[crowd] = figures;
    say(`${crowd} followers: ${JSON.stringify(figures)}`);
  }
  await product.stop();
  return { followers, faults: sumOfFaults(faults) };
}

function oneDigit(value: number): number {
  return Math.round(value * 10) / 10;
}

function twoDigits(value: number): number {
  return Math.round(value * 100) / 100;
}
