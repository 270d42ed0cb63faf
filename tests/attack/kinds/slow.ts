import type { Kind } from '../kind.ts';
import { slowdownOf } from '../slowdown.ts';
import { runSlowHttpTest, slowModes } from '../slow-http-test.ts';

const ratioAtMost = 2;

/** Slow headers, slow bodies and slow readers by the hundred: officers' commands take no more than twice as long. */
export const slow: Kind = {
  name: 'slow',
  async run(arena) {
    const results: Record<string, object> = {};
    const broken: string[] = [];
    for (const mode of slowModes) {
      const slowdown = await slowdownOf(arena, `slow ${mode}`, ratioAtMost, () =>
        runSlowHttpTest(arena.server.url, mode),
      );
      results[mode] = slowdown.figures;
      broken.push(...slowdown.broken);
      if (!slowdown.figures.served) broken.push(`slow ${mode}: the site could not be reached`);
    }
    return { figures: results, broken };
  },
};
