import { startOf } from '@cordon/protocol/testing/reports.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import { quantile } from '../figures.ts';
import { readDeadlines, vehiclesDue } from '../deadlines/deadlines.ts';
import { openLoad } from '../steps/load/load.ts';
import { sumOfFaults } from '../steps/load/order.ts';
import { startProduct } from '../steps/product.ts';
import { gateId, type VisitSteps } from '../steps/vehicle.ts';

const stepsPerSecond = 100;
const settleMs = 3_000;

export type LatenessAmounts = { pending: number; spanMs: number; leadMs: number };
export const usualLateness = { pending: 10_000, spanMs: 30_000, leadMs: 60_000 };
export const quickLateness = { pending: 500, spanMs: 3_000, leadMs: 12_000 };

type Late = { count: number; p50: number; p99: number; max: number };

export type LatenessFigures = {
  pending: number; // deadlines when the first one falls due
  stepsPerSecond: number; // meanwhile, each at a vehicle whose deadline falls due at about that moment
  alone: Late; // of vehicles at which nothing else happens
  met: Late; // of those at which a step is reported; the step may come first, and the deadline then does not pass
  ackP99Ms: number;
  missed: number;
  doubled: number;
  early: number;
  faults: number;
};

/** Vehicles stand at the gate for too long while the tablets work: how late is that noticed? */
export async function benchLateness(
  { pending, spanMs, leadMs }: LatenessAmounts,
  say: (line: string) => void,
): Promise<LatenessFigures> {
  const load = openLoad();
  const startAt = Date.now() + leadMs;
  let due = new Map<string, Instant>();
  const dueAt = (i: number): Instant => Math.round(startAt + (i / pending) * spanMs);
  const product = await startProduct(load, {
    ...{ fsync: 'always', tablets: 64, followers: 20, visits: 0 },
    async prepare(store) {
      due = await vehiclesDue(store.setMaxListeners(0), pending, dueAt);
    },
  });
  await product.connect();
  if (Date.now() > startAt) throw new Error('the machine is too busy: deadlines fell due before everybody was there');
  const order = [...due].toSorted(([, a], [, b]) => a - b);
  const isMet = metBy(order, startAt, Math.floor((spanMs / 1_000) * stepsPerSecond));
  say(`${due.size} deadlines are pending, and ${isMet.size} steps will meet one`);
  const { ms } = await product.stepsFrom(startAt, stepsPerSecond, [...isMet].map(stepAt));
  await new Promise((resolve) => setTimeout(resolve, settleMs));
  const { passed } = await readDeadlines(product.store);
  const { faults } = await product.judge();
  await product.stop();
  await load.close();

  const all = order.map(([visitId, at]) => ({ at, met: isMet.has(visitId), times: passed.get(visitId) ?? [] }));
  const late = (those: typeof all): Late => {
    const times = those.flatMap(({ at, times: [time] }) => (time === undefined ? [] : [time - at]));
    return {
      count: times.length,
      ...{ p50: quantile(times, 0.5), p99: quantile(times, 0.99), max: Math.max(0, ...times) },
    };
  };
  return {
    ...{ pending: due.size, stepsPerSecond, ackP99Ms: Math.round(ms.p99 * 10) / 10 },
    alone: late(all.filter((one) => !one.met)),
    met: late(all.filter((one) => one.met)),
    missed: all.filter((one) => !one.met && one.times.length === 0).length,
    doubled: all.filter(({ times }) => times.length > 1).length,
    early: all.filter(({ at, times }) => times.some((time) => time < at)).length,
    faults: sumOfFaults(faults),
  };
}

/** For each step the vehicle that falls due nearest to it, each vehicle once. */
function metBy(order: readonly (readonly [string, Instant])[], startAt: Instant, steps: number): Set<string> {
  const found = new Set<string>();
  let place = 0;
  for (let i = 0; i < steps; i++) {
    const sentAt = startAt + (i * 1_000) / stepsPerSecond;
    while (place < order.length && (order[place]?.[1] ?? 0) < sentAt) place += 1;
    const next = order[place];
    if (next === undefined) break;
    found.add(next[0]);
    place += 1;
  }
  return found;
}

function stepAt(visitId: string): VisitSteps {
  const report = startOf({ target: 'vehicle' });
  return [{ type: 'reportStep', visitId, stationId: gateId, stepId: 'disinfect-vehicle', report }];
}
