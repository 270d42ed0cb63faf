import { type Spread, spreadOf } from '../figures.ts';
import type { Load } from '../steps/load/load.ts';
import { addFaults, noFaults, sumOfFaults } from '../steps/load/order.ts';
import { type Product, startProduct, visitsFor } from '../steps/product.ts';

const tablets = 64;
const followers = 20;
const fewEntries = 1_000;

export type PastFigures = {
  entries: number; // in the longer feed; the shorter one has a thousand
  perSecond: { few: Spread; many: Spread; manyToFew: Spread };
  readyMs: { few: number; many: number }; // of the server alone: Redis is there already
  redisBytesOfEntry: number; // with its receipt
  faults: number;
};

/** Two servers side by side, one with a long feed: each round loads one and then the other. */
export async function measurePast(
  load: Load,
  { entries, rounds, steps }: { entries: number; rounds: number; steps: number },
  say: (line: string) => void,
): Promise<PastFigures> {
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
    for (const [name, product] of order(round, few, many)) {
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
  return {
    entries,
    perSecond: {
      few: spreadOf(rates.map((rate) => rate.few)),
      many: spreadOf(rates.map((rate) => rate.many)),
      manyToFew: spreadOf(rates.map((rate) => rate.many / rate.few)),
    },
    readyMs: { few: Math.round(few.readyMs), many: Math.round(many.readyMs) },
    redisBytesOfEntry: Math.round(bytes / (entries - fewEntries)),
    faults: sumOfFaults(faults),
  };
}

/** Each of the two comes first in every other round. */
function order(round: number, few: Product, many: Product) {
  const both = [['few', few] as const, ['many', many] as const];
  return round % 2 === 0 ? both : both.toReversed();
}

async function memoryOfRedis({ store }: Product): Promise<number> {
  return Number(/^used_memory:(\d+)/m.exec(await store.info('memory'))?.[1]);
}
