import type { Load } from '../steps/load/load.ts';
import { startProduct } from '../steps/product.ts';

export type MemoryFigures = {
  /** Of the server, resident, in kB each; roughly, since nobody knows when a process gives memory back. */
  memory: { ofVisitKb: number; ofConnectionKb: number; ofFollowerKb: number; emptyMb: number };
};

const crowd = 500;

/** What visits, connections and followers cost, each from the difference between none and many. */
export async function measureMemory(load: Load, many: number, say: (line: string) => void): Promise<MemoryFigures> {
  const options = { fsync: 'always', tablets: crowd, followers: crowd } as const;
  const empty = await startProduct(load, { ...options, visits: 0 });
  const emptyMb = empty.memoryMb();
  await empty.connect({ tablets: crowd, followers: 0 });
  const connectedMb = empty.memoryMb();
  await empty.disconnect();
  await empty.stop();

  const second = await startProduct(load, { ...options, visits: 0 });
  const beforeMb = second.memoryMb();
  await second.connect({ tablets: 0, followers: crowd });
  const followedMb = second.memoryMb();
  await second.disconnect();
  await second.stop();

  const full = await startProduct(load, { ...options, visits: many });
  const fullMb = full.memoryMb();
  await full.stop();
  const each = (mb: number, count: number) => Math.round((mb * 10_240) / count) / 10;
  const memory = {
    emptyMb: Math.round(emptyMb),
    ofConnectionKb: each(connectedMb - emptyMb, crowd),
    ofFollowerKb: each(followedMb - beforeMb, crowd),
    ofVisitKb: each(fullMb - (emptyMb + beforeMb) / 2, many),
  };
  say(`memory: ${JSON.stringify(memory)}`);
  return { memory };
}
