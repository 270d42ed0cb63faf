import { oneDecimal } from '../../bench/figures.ts';
import type { Arena, Kind } from '../kind.ts';
import { brokenWork, p99, startWork } from '../workload.ts';
import { runSlowHttpTest, type SlowFigures, type SlowMode, slowModes } from '../slow-http-test.ts';

const quietMs = 8_000;
const settleMs = 3_000;
const ratioAtMost = 2;
/** Others at work on the same machine show in a p99 as well: what is too slow is measured again, so often in all. */
const triesAtMost = 3;

type Pair = SlowFigures & { quietMs: number; attackedMs: number; broken: string[] };

/** Slow headers, slow bodies and slow readers by the hundred: officers' commands take no more than twice as long. */
export const slow: Kind = {
  name: 'slow',
  async run(arena) {
    const figures: Record<string, unknown> = {};
    const broken: string[] = [];
    for (const mode of slowModes) {
      const pairs: Pair[] = [];
      do pairs.push(await measure(arena, mode));
      while (pairs.length < triesAtMost && ratioOf(pairs) > ratioAtMost);
      const [ratio, served] = [ratioOf(pairs), pairs.some((pair) => pair.served)];
      const { mostConnected, closed } = pairs.at(-1) ?? {};
      figures[mode] = {
        ratio,
        quietMs: calmest(pairs),
        attackedMs: leastAttacked(pairs),
        mostConnected,
        closed,
        served,
      };
      broken.push(...pairs.flatMap((pair) => pair.broken));
      if (ratio > ratioAtMost) broken.push(`slow ${mode}: commands took ${ratio} times as long`);
      if (!served) broken.push(`slow ${mode}: the site could not be reached`);
    }
    return { figures, broken };
  },
};

const calmest = (pairs: readonly Pair[]) => Math.min(...pairs.map((pair) => pair.quietMs));
const leastAttacked = (pairs: readonly Pair[]) => Math.min(...pairs.map((pair) => pair.attackedMs));

/** Against the calmest of the quiet runs: one that was disturbed must not excuse the attack. */
const ratioOf = (pairs: readonly Pair[]) => oneDecimal(leastAttacked(pairs) / Math.max(calmest(pairs), 0.1));

/** The quiet run comes right before, in the same process: what else changes on the machine changes in both. */
async function measure({ server: { url }, squad, say }: Arena, mode: SlowMode): Promise<Pair> {
  await sleep(settleMs); // what the last attack has left behind is closed
  const calm = startWork(squad);
  await sleep(quietMs);
  const quiet = await calm.stop();
  const busy = startWork(squad);
  const held = await runSlowHttpTest(url, mode);
  const attacked = await busy.stop();
  const shown = { quietMs: oneDecimal(p99(quiet)), attackedMs: oneDecimal(p99(attacked)) };
  say(`${mode}: p99 ${shown.quietMs} ms quiet, ${shown.attackedMs} ms attacked`);
  return { ...held, ...shown, broken: [quiet, attacked].flatMap(brokenWork) };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
