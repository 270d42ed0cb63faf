import { type Spread, spreadOf } from '../figures.ts';
import type { Load } from '../steps/load/load.ts';
import { addFaults, noFaults, sumOfFaults } from '../steps/load/order.ts';
import { startProduct, visitsFor } from '../steps/product.ts';
import type { GrowthAmounts } from './growth.ts';

const tablets = 64;
const joins = 5;

type CrowdFigures = { perSecond: number; ackP99Ms: number; seenP99Ms: number; seenToAck: number };

export type ViewFigures = {
  snapshot: { visits: number; ms: Spread; wireBytes: number }; // of vehicles at the gate with all their steps there
  catchUp: { entries: number; ms: Spread; wireBytes: number }; // of one who missed them
  followers: Record<string, CrowdFigures>; // by their number
  faults: number;
};

/** A site with many open visits: what it costs to see all of it, to catch up, and to follow in numbers. */
export async function measureViews(
  load: Load,
  { visits, steps, crowds }: GrowthAmounts,
  say: (line: string) => void,
): Promise<ViewFigures> {
  const most = Math.max(...crowds);
  const later = visitsFor(steps, tablets) * (crowds.length + 1);
  const product = await startProduct(load, { fsync: 'always', tablets, followers: most, visits: visits + later });
  let faults = noFaults;
  const figures: Pick<ViewFigures, 'followers'> = { followers: {} };

  // All vehicles of the picture are at the gate with their steps done; those that come later are only announced.
  await product.connect({ tablets, followers: 1 });
  const { place: before } = await product.follow(null);
  await product.allSteps(visits);
  await product.disconnect();
  const snapshots = await joinTimes(() => product.follow(null));
  const resumed = await joinTimes(() => product.follow(before));
  const entries = (await product.follow(null)).place.seq - before.seq;
  say(`a snapshot takes ${snapshots.ms.median} ms, ${entries} missed entries take ${resumed.ms.median} ms`);

  for (const followers of crowds) {
    await product.connect({ tablets, followers });
    const { count, seconds, ms, seen } = await product.steps(steps, null);
    faults = addFaults(faults, (await product.judge()).faults);
    await product.disconnect();
    figures.followers[followers] = {
      perSecond: Math.round(count / seconds),
      ackP99Ms: Math.round(ms.p99),
      seenP99Ms: Math.round(seen.p99),
      seenToAck: Math.round((seen.p99 / ms.p99) * 100) / 100,
    };
    say(`${followers} followers: ${JSON.stringify(figures.followers[followers])}`);
  }
  await product.stop();
  return {
    ...figures,
    snapshot: { visits, ...snapshots },
    catchUp: { entries, ...resumed },
    faults: sumOfFaults(faults),
  };
}

async function joinTimes(join: () => Promise<{ ms: number; wireBytes: number }>) {
  const all: { ms: number; wireBytes: number }[] = [];
  for (let i = 0; i < joins; i++) all.push(await join());
  return { ms: spreadOf(all.map(({ ms }) => ms)), wireBytes: all.at(-1)?.wireBytes ?? 0 };
}
