import { oneDecimal } from '../bench/figures.ts';
import type { Arena } from './kind.ts';
import type { Squad } from './officers.ts';
import { brokenWork, p99, startWork, type Work } from './workload.ts';

const quietMs = 6_000;
const settleMs = 3_000;
/** Others at work on the same machine show in a p99 as well: what is too slow is measured again, so often in all. */
const triesAtMost = 3;

export type Slowdown<T> = {
  /** The officers' p99 meanwhile and in a quiet run, in ms, and the ratio of the two. */
  figures: T & { ratio: number; quietMs: number; attackedMs: number; tries: number };
  broken: string[];
};

/**
 * How much longer officers' commands take during an attack.
 *
 * @param ratioAtMost how many times as long is promised
 */
export async function slowdownOf<T extends object>(
  arena: Arena,
  name: string,
  ratioAtMost: number,
  attack: () => Promise<T>,
): Promise<Slowdown<T>> {
  const broken: string[] = [];
  for (let tries = 1; ; tries += 1) {
    const { works, held, shown } = await measure(arena, name, attack);
    broken.push(...works.flatMap(brokenWork));
    if (shown.ratio > ratioAtMost && tries < triesAtMost) continue;
    if (shown.ratio > ratioAtMost) broken.push(`${name}: commands took ${shown.ratio} times as long`);
    return { figures: { ...held, ...shown, tries }, broken };
  }
}

/**
 * In one process, between two quiet runs: what else changes on the machine changes in all three. The calmer one counts,
 * so that a quiet run that was disturbed excuses nothing.
 */
async function measure<T>({ squad: muster, say }: Arena, name: string, attack: () => Promise<T>) {
  const squad = await muster();
  const before = await quietRun(squad);
  const busy = startWork(squad);
  const held = await attack();
  const attacked = await busy.stop();
  const after = await quietRun(squad);
  const works = [before, attacked, after];
  say(`${name}: p99 before, meanwhile and after, in ms: ${works.map((work) => oneDecimal(p99(work))).join(', ')}`);
  const [quiet, meanwhile] = [Math.min(p99(before), p99(after)), p99(attacked)];
  const ratio = oneDecimal(meanwhile / Math.max(quiet, 0.1));
  return { works, held, shown: { ratio, quietMs: oneDecimal(quiet), attackedMs: oneDecimal(meanwhile) } };
}

async function quietRun(squad: Squad): Promise<Work> {
  await sleep(settleMs); // what the last attack has left behind is closed
  const calm = startWork(squad);
  await sleep(quietMs);
  return calm.stop();
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
