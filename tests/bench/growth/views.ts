import { type Spread, spreadOf } from '../figures.ts';
import type { Load } from '../steps/load/load.ts';
import { startProduct } from '../steps/product.ts';

const joins = 5;
/** More missed entries than these vehicles have are answered by a snapshot. */
const missedVisits = 90;

export type ViewFigures = {
  snapshot: { visits: number; firstMs: number; ms: Spread; wireBytes: number }; // the first one packs it for all
  catchUp: { entries: number; ms: Spread; wireBytes: number };
};

/** Vehicles at the gate with their first steps done: what it takes to see all of them, and to catch up with those steps. */
export async function measureViews(load: Load, visits: number, say: (line: string) => void): Promise<ViewFigures> {
  const product = await startProduct(load, { fsync: 'always', tablets: 64, followers: 1, visits });
  await product.connect();
  await product.allSteps(visits - missedVisits);
  const { place: before } = await product.follow(null);
  await product.allSteps(missedVisits);
  await product.disconnect();
  const { place: after, ms: firstMs } = await product.follow(null);
  const entries = after.seq - before.seq;
  const snapshot = await joinTimes(() => product.follow(null));
  const catchUp = await joinTimes(() => product.follow(before));
  await product.stop();
  if (catchUp.isSnapshot) throw new Error(`${entries} missed entries were answered by a snapshot`);
  say(`a snapshot of ${visits} visits takes ${snapshot.ms.median} ms and ${snapshot.wireBytes} bytes`);
  say(`catching up with ${entries} entries takes ${catchUp.ms.median} ms and ${catchUp.wireBytes} bytes`);
  return {
    snapshot: { visits, firstMs: Math.round(firstMs), ms: snapshot.ms, wireBytes: snapshot.wireBytes },
    catchUp: { entries, ms: catchUp.ms, wireBytes: catchUp.wireBytes },
  };
}

async function joinTimes(join: () => Promise<{ ms: number; wireBytes: number; isSnapshot: boolean }>) {
  const all: Awaited<ReturnType<typeof join>>[] = [];
  for (let i = 0; i < joins; i++) all.push(await join());
  const { wireBytes = 0, isSnapshot = false } = all.at(-1) ?? {};
  return { ms: spreadOf(all.map(({ ms }) => ms)), wireBytes, isSnapshot };
}
