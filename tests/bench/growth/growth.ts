import type { Flags } from '../flags.ts';
import { openLoad } from '../steps/load/load.ts';
import { type CrowdFigures, measureCrowds } from './crowds.ts';
import { measureMemory, type MemoryFigures } from './memory.ts';
import { measurePast, type PastFigures } from './past.ts';
import { measureViews, type ViewFigures } from './views.ts';

const visits = 1_000;
const crowds = [0, 20, 100, 500];

/** A quick one looks at a few open visits only. */
export type GrowthFigures = ViewFigures & Partial<CrowdFigures & PastFigures & MemoryFigures> & { faults: number };

/** How the product does with many open visits, many who follow, and a long past. */
export async function benchGrowth(flags: Flags, say: (line: string) => void): Promise<GrowthFigures> {
  const load = openLoad();
  if (flags.quick) {
    const views = await measureViews(load, visits / 10, say);
    await load.close();
    return { ...views, faults: 0 };
  }
  const views = await measureViews(load, visits, say);
  const crowd = await measureCrowds(load, { crowds, steps: flags.steps }, say);
  const past = await measurePast(load, flags, say);
  const memory = await measureMemory(load, visits * 4, say);
  await load.close();
  return { ...views, ...crowd, ...past, ...memory, faults: crowd.faults + past.faults };
}
