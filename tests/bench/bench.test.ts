import { describe, expect, it } from 'vitest';
import { readFlags } from './flags.ts';
import { inParallel, quantile, spreadOf, spreadsOf } from './figures.ts';

describe('the bench', () => {
  it('measures ten thousand deadlines unless told otherwise', () => {
    const usual = {
      deadlines: 10_000,
      commands: 5_000,
      clients: 2_000,
      kills: 30,
      rounds: 5,
      tablets: 64,
      followers: 20,
    };
    expect(readFlags([])).toMatchObject({ ok: true, flags: usual });
    expect(readFlags(['--deadlines', '500'])).toMatchObject({ flags: { deadlines: 500 } });
  });

  it('names every flag that it does not understand', () => {
    expect(readFlags(['--deadlines', 'many', '--commands', '1'])).toMatchObject({ ok: false, faults: { length: 2 } });
    expect(readFlags(['--fast'])).toMatchObject({ ok: false, faults: { length: 1 } });
  });

  it('runs every bench, or those that are named', () => {
    expect(readFlags([])).toMatchObject({
      flags: { only: { length: 9 }, quick: false },
    });
    expect(readFlags(['--quick'])).toMatchObject({
      flags: { only: ['steps', 'growth', 'door', 'deadlines', 'storm', 'rebase', 'start'] },
    });
    expect(readFlags(['--only', 'steps,door', '--quick'])).toMatchObject({
      flags: { only: ['steps', 'door'], quick: true },
    });
    expect(readFlags(['--only', 'steps,all'])).toMatchObject({ ok: false, faults: { length: 1 } });
    expect(readFlags(['--only', ''])).toMatchObject({ ok: false });
    expect(readFlags(['--parts', ''])).toMatchObject({ flags: { parts: [] } });
  });

  it('gives the middle of several rounds, and how far they lie apart', () => {
    expect(spreadOf([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3 });
    expect(spreadOf([1_234.5, 0.012_34])).toEqual({ median: 617, min: 0.012_3, max: 1_235 });
    expect(spreadsOf([{ a: 1, b: 5 }, { a: 3 }])).toEqual({
      a: { median: 2, min: 1, max: 3 },
      b: { median: 5, min: 5, max: 5 },
    });
  });

  it('takes quantiles of what there is', () => {
    expect([0, 0.5, 0.99, 1].map((share) => quantile([5, 1, 3, 2, 4], share))).toEqual([1, 3, 4, 5]);
    expect(quantile([], 0.5)).toBe(0);
  });

  it('runs everything once, no more at a time than it may', async () => {
    const [seen, lanes] = [new Set<number>(), new Set<number>()];
    let [running, most] = [0, 0];
    await inParallel([1, 2, 3, 4, 5, 6, 7], 3, async (item, lane) => {
      running += 1;
      most = Math.max(most, running);
      seen.add(item);
      lanes.add(lane);
      await Promise.resolve();
      running -= 1;
    });
    expect([seen.size, most, lanes.size]).toEqual([7, 3, 3]);
  });
});
