import { type Spread, spreadOf } from '../figures.ts';
import type { Flags } from '../flags.ts';
import { openLoad } from '../steps/load/load.ts';
import type { Load } from '../steps/load/load.ts';
import { addFaults, noFaults, sumOfFaults } from '../steps/load/order.ts';
import { type Product, startProduct, visitsFor } from '../steps/product.ts';
import { measureMemory, type MemoryFigures } from './memory.ts';
import { measureViews, type ViewFigures } from './views.ts';

const tablets = 64;
const followers = 20;
const fewEntries = 1_000;

export type GrowthAmounts = {
  entries: number;
  rounds: number;
  steps: number;
  visits: number;
  crowds: readonly number[];
};

export function growthAmounts({ quick, entries, rounds }: Flags): GrowthAmounts {
  return quick
    ? { entries: Math.min(20_000, entries), rounds: 1, steps: 500, visits: 100, crowds: [0, 20] }
    : { entries, rounds, steps: 4_000, visits: 1_000, crowds: [0, 20, 100, 500] };
}

export type GrowthFigures = {
  entries: number; // in the longer feed; the shorter one has a thousand
  perSecond: { few: Spread; many: Spread; manyToFew: Spread };
  readyMs: { few: number; many: number }; // of the server alone: Redis is there already
  redisBytesOfEntry: number; // with its receipt
  faults: number;
} & ViewFigures &
  MemoryFigures;

/** How the product does with a long past, many open visits, and many who follow. */
export async function benchGrowth(amounts: GrowthAmounts, say: (line: string) => void): Promise<GrowthFigures> {
  const load = openLoad();
  const past = await measurePast(load, amounts, say);
  const views = await measureViews(load, amounts, say);
  const memory = await measureMemory(load, amounts, say);
  await load.close();
  return { entries: amounts.entries, ...past, ...views, ...memory, faults: past.faults + views.faults };
}

type PastFigures = Pick<GrowthFigures, 'perSecond' | 'readyMs' | 'redisBytesOfEntry' | 'faults'>;

/** Two servers side by side, one with a long feed: each round loads one and then the other. */
async function measurePast(load: Load, { entries, rounds, steps }: GrowthAmounts, say: (line: string) => void) {
  const visits = visitsFor(steps, tablets) * (rounds + 1);
  const start = (pastEntries: number) =>
    startProduct(load, { fsync: 'always', tablets, followers, visits, pastEntries });
  const few = await start(fewEntries);
  const many = await start(entries);
  const bytes = (await memoryOfRedis(many)) - (await memoryOfRedis(few));
  const rates: { few: number; many: number }[] = [];
  let faults = noFaults;
  for (let round = 0; round <= rounds; round++) {
    const rate = { few: 0, many: 0 };
    for (const [name, product] of [
      ['few', few],
      ['many', many],
    ] as const) {
      await product.connect();
      const { count, seconds } = await product.steps(steps, null);
      rate[name] = count / seconds;
      faults = addFaults(faults, (await product.judge()).faults);
      await product.disconnect();
    }
    if (round === 0) continue; // warms up
    rates.push(rate);
    say(
      `${Math.round(rate.few)} steps a second after ${fewEntries} entries, ${Math.round(rate.many)} after ${entries}`,
    );
  }
  await few.stop();
  await many.stop();
  const figures: PastFigures = {
    perSecond: {
      few: spreadOf(rates.map((rate) => rate.few)),
      many: spreadOf(rates.map((rate) => rate.many)),
      manyToFew: spreadOf(rates.map((rate) => rate.many / rate.few)),
    },
    readyMs: { few: Math.round(few.readyMs), many: Math.round(many.readyMs) },
    redisBytesOfEntry: Math.round(bytes / (entries - fewEntries)),
    faults: sumOfFaults(faults),
  };
  return figures;
}

async function memoryOfRedis({ store }: Product): Promise<number> {
  return Number(/^used_memory:(\d+)/m.exec(await store.info('memory'))?.[1]);
}
