import { oneDecimal } from '../../bench/figures.ts';
import type { Arena, Kind } from '../kind.ts';
import type { Squad } from '../officers.ts';
import { brokenWork, p99, startWork, type Work } from '../workload.ts';
import { runSlowHttpTest, type SlowFigures, type SlowMode, slowModes } from '../slow-http-test.ts';

const quietMs = 6_000;
const settleMs = 3_000;
const ratioAtMost = 2;
/** Others at work on the same machine show in a p99 as well: what is too slow is measured again, so often in all. */
const triesAtMost = 3;

type Measured = SlowFigures & { ratio: number; quietMs: number; attackedMs: number; broken: string[] };

/** Slow headers, slow bodies and slow readers by the hundred: officers' commands take no more than twice as long. */
export const slow: Kind = {
  name: 'slow',
  async run(arena) {
    const figures: Record<string, unknown> = {};
    const broken: string[] = [];
    for (const mode of slowModes) {
      let tries = 1;
      let measured = await measure(arena, mode);
      broken.push(...measured.broken);
      for (; tries < triesAtMost && measured.ratio > ratioAtMost; tries += 1) {
        measured = await measure(arena, mode);
        broken.push(...measured.broken);
      }
      const { broken: _, ...shown } = measured;
      figures[mode] = { ...shown, tries };
      if (shown.ratio > ratioAtMost) broken.push(`slow ${mode}: commands took ${shown.ratio} times as long`);
      if (!shown.served) broken.push(`slow ${mode}: the site could not be reached`);
    }
    return { figures, broken };
  },
};

/**
 * In one process, between two quiet runs: what else changes on the machine changes in all three. The calmer one counts,
 * so that a quiet run that was disturbed excuses nothing.
 */
async function measure(arena: Arena, mode: SlowMode): Promise<Measured> {
  const { server, say } = arena;
  const squad = await arena.squad();
  const before = await quietRun(squad);
  const busy = startWork(squad);
  const held = await runSlowHttpTest(server.url, mode);
  const attacked = await busy.stop();
  const after = await quietRun(squad);
  const [quiet, meanwhile] = [Math.min(p99(before), p99(after)), p99(attacked)];
  const shown = { quietMs: oneDecimal(quiet), attackedMs: oneDecimal(meanwhile) };
  const shownRuns = [before, attacked, after].map((work) => oneDecimal(p99(work))).join(', ');
  say(`${mode}: p99 before, meanwhile and after, in ms: ${shownRuns}`);
  const ratio = oneDecimal(meanwhile / Math.max(quiet, 0.1));
  return { ratio, ...shown, ...held, broken: [before, attacked, after].flatMap(brokenWork) };
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
