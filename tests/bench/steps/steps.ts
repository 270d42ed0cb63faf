import { type Spread, spreadsOf } from '../figures.ts';
import { skippedPeers } from '../peers/peers.ts';
import type { Flags } from '../flags.ts';
import { watchOthers } from '../machine.ts';
import { openLoad } from './load/load.ts';
import { addFaults, noFaults, type OrderFaults, sumOfFaults } from './load/order.ts';
import { amountsFor, type Fsync } from './amounts.ts';
import { record } from './limit/recording.ts';
import { runRound } from './round.ts';

export type StepsFigures = {
  tablets: number;
  followers: number;
  rounds: number;
  busy: number; // rounds in which others took more than a tenth of the machine
  acknowledged: number; // steps, each of which every follower must have seen once and in order
  faults: number;
  order: OrderFaults;
  skipped: string[]; // peers whose database is not installed
  /** What is asked of Redis, by name, while all tablets work; what scripts ask is not counted. */
  commandsPerStep?: Record<string, number>;
} & Partial<Record<Fsync, Record<string, Spread>>>;

/**
 * Real vehicles through their first steps, by tablets over real sockets at the product as it ships; beside them, round by round,
 * what the machine, the script and the transport could do at most, and what plain programs do.
 */
export async function benchSteps(flags: Flags, say: (line: string) => void): Promise<StepsFigures> {
  const amounts = amountsFor(flags);
  const load = openLoad();
  const figures: StepsFigures = {
    ...{ tablets: amounts.tablets, followers: amounts.followers, rounds: amounts.rounds },
    ...{ busy: 0, acknowledged: 0, faults: 0, order: noFaults, skipped: [] },
  };
  const recording = amounts.parts.includes('limit') ? await record(load, amounts) : null;
  if (recording !== null) {
    figures.commandsPerStep = recording.commandsPerStep;
    say(`for each step: ${inShort(recording.commandsPerStep)}`);
  }
  const rounds: Record<Fsync, Record<string, number>[]> = { always: [], everysec: [] };
  for (let number = 1; number <= amounts.rounds; number++) {
    for (const fsync of amounts.fsync) {
      const others = watchOthers([load.pid]);
      const round = await runRound(load, { amounts, fsync, recording });
      const { busy, share } = others();
      if (busy) figures.busy += 1;
      rounds[fsync].push({ ...round.figures, othersShare: share });
      figures.acknowledged += round.acknowledged;
      figures.order = addFaults(figures.order, round.order);
      say(`${fsync}, round ${number}${busy ? ' (busy)' : ''}: ${inShort(round.figures)}`);
    }
  }
  await load.close();
  for (const fsync of amounts.fsync) figures[fsync] = spreadsOf(rounds[fsync]);
  figures.skipped = amounts.parts.includes('peers') ? skippedPeers() : [];
  figures.faults = sumOfFaults(figures.order);
  return figures;
}

function inShort(figures: Record<string, number>): string {
  return Object.entries(figures)
    .map(([name, value]) => `${name} ${Math.round(value * 100) / 100}`)
    .join(', ');
}
