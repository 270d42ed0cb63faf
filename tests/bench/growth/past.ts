import { type Spread, spreadOf } from '../figures.ts';
import type { Load } from '../steps/load/load.ts';
import { addFaults, noFaults, sumOfFaults } from '../steps/load/order.ts';
import { type Product, startProduct, visitsFor } from '../steps/product.ts';

const tablets = 64;
const followers = 20;
const fewEntries = 1_000;
const turns = 4; // of each round: one server, then the other
const million = 1_000_000;

export type PastFigures = {
  entries: number; // in the longer feed; the shorter one has a thousand
  perSecond: { few: Spread; many: Spread; manyToFew: Spread };
  cpuUs: { few: Spread; many: Spread }; // of server and Redis together, for each step
  readyMs: { few: number; many: number }; // of the server alone: Redis is there already
  redisBytesOfEntry: number; // with its receipt
  faults: number;
};

/** Two servers side by side, one with a long feed: they are loaded in turn. */
export async function measurePast(
  load: Load,
  { entries, rounds, steps }: { entries: number; rounds: number; steps: number },
  say: (line: string) => void,
): Promise<PastFigures> {
  const ofTurn = Math.ceil(steps / turns);
  const visits = visitsFor(ofTurn, tablets) * turns * (rounds + 1);
  const start = (pastEntries: number) =>
    startProduct(load, { fsync: 'always', tablets, followers, visits, pastEntries });
  const few = await start(fewEntries);
  const many = await start(entries);
  const bytes = (await memoryOfRedis(many)) - (await memoryOfRedis(few));
  const rates: { few: number; many: number; fewCpu: number; manyCpu: number }[] = [];
  let faults = noFaults;
  for (let round = 0; round <= rounds; round++) {
    const taken = { few: { seconds: 0, cpu: 0 }, many: { seconds: 0, cpu: 0 } };
    for (let turn = 0; turn < turns; turn++) {
      for (const [name, product] of order(turn, few, many)) {
        await product.connect();
        const { seconds, serverCpu, redisCpu } = await product.steps(ofTurn, null);
        taken[name].seconds += seconds;
        taken[name].cpu += ((serverCpu + redisCpu) * million) / turns;
        faults = addFaults(faults, (await product.judge()).faults);
        await product.disconnect();
      }
    }
    if (round === 0) continue; // warms up
    const [ofFew, ofMany] = [taken.few, taken.many].map(({ seconds }) => (ofTurn * turns) / seconds);
    const rate = { few: ofFew ?? 0, many: ofMany ?? 0, fewCpu: taken.few.cpu, manyCpu: taken.many.cpu };
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
    cpuUs: {
      few: spreadOf(rates.map(({ fewCpu }) => fewCpu)),
      many: spreadOf(rates.map(({ manyCpu }) => manyCpu)),
    },
    readyMs: { few: Math.round(few.readyMs), many: Math.round(many.readyMs) },
    redisBytesOfEntry: Math.round(bytes / (entries - fewEntries)),
    faults: sumOfFaults(faults),
  };
}

/** Each of the two comes first in every other turn. */
function order(turn: number, few: Product, many: Product) {
  const both = [['few', few] as const, ['many', many] as const];
  return turn % 2 === 0 ? both : both.toReversed();
}

async function memoryOfRedis({ store }: Product): Promise<number> {
  return Number(/^used_memory:(\d+)/m.exec(await store.info('memory'))?.[1]);
}
