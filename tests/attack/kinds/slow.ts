import { oneDecimal } from '../../bench/figures.ts';
import type { Arena, Kind } from '../kind.ts';
import { brokenWork, p99, startWork, type Work } from '../workload.ts';
import { runSlowHttpTest, type SlowMode, slowModes } from '../slow-http-test.ts';

const quietMs = 8_000;
const ratioAtMost = 2;
/** Others at work on the same machine show in a p99 as well: what is too slow is measured again, so often in all. */
const triesAtMost = 3;

type Pair = { ratio: number; quietMs: number; attackedMs: number; servedThroughout: boolean; broken: string[] };

/** [LM9] Slow headers, slow bodies and slow readers by the hundred: officers' commands take no more than twice as long. */
export const slow: Kind = {
  name: 'slow',
  async run(arena) {
    const figures: Record<string, unknown> = {};
    const broken: string[] = [];
    for (const mode of slowModes) {
      const pairs: Pair[] = [];
      do pairs.push(await measure(arena, mode));
      while (pairs.length < triesAtMost && pairs.every(({ ratio }) => ratio > ratioAtMost));
      const best = pairs.toSorted((a, b) => a.ratio - b.ratio)[0];
      if (best === undefined) continue;
      const { broken: inPair, ...shown } = best;
      figures[mode] = { ...shown, tries: pairs.length };
      broken.push(...pairs.flatMap((pair) => pair.broken));
      if (best.ratio > ratioAtMost) broken.push(`slow ${mode}: commands took ${best.ratio} times as long`);
      if (inPair.length === 0 && !best.servedThroughout) broken.push(`slow ${mode}: the site could not be reached`);
    }
    return { figures, broken };
  },
};

/** The quiet run comes right before, in the same process: what else changes on the machine changes in both. */
async function measure({ server: { url }, squad, say }: Arena, mode: SlowMode): Promise<Pair> {
  const calm = startWork(squad);
  await new Promise((resolve) => setTimeout(resolve, quietMs));
  const quiet = await calm.stop();
  const busy = startWork(squad);
  const servedThroughout = await runSlowHttpTest(url, mode);
  const attacked = await busy.stop();
  const [before, during] = [p99(quiet), p99(attacked)];
  const ratio = oneDecimal(during / Math.max(before, 0.1));
  say(`${mode}: p99 ${oneDecimal(before)} ms quiet, ${oneDecimal(during)} ms attacked`);
  const all: Work[] = [quiet, attacked];
  return {
    ratio,
    quietMs: oneDecimal(before),
    attackedMs: oneDecimal(during),
    servedThroughout,
    broken: all.flatMap(brokenWork),
  };
}
