import { describe, expect, it } from 'vitest';
import { closedLoop, type Lane, openLoop } from './pace.ts';

/** Answers at once, so many times. */
function lanesWith(steps: number, lanes: number): { lanes: Lane[]; atOnce: () => number } {
  let [left, running, most] = [steps, 0, 0];
  const lane: Lane = {
    send(_intended, answered) {
      if (left === 0) return false;
      left -= 1;
      running += 1;
      most = Math.max(most, running);
      queueMicrotask(() => {
        running -= 1;
        answered();
      });
      return true;
    },
  };
  return { lanes: Array.from({ length: lanes }, () => ({ ...lane })), atOnce: () => most };
}

describe('the pace of the load', () => {
  it('as fast as the answers come, each lane has one step on its way', async () => {
    const { lanes, atOnce } = lanesWith(100, 4);
    const { count, ms } = await closedLoop(lanes, 100);
    expect([count, ms.count, atOnce()]).toEqual([100, 100, 4]);
  });

  it('fails when there are fewer steps than asked for', async () => {
    await expect(closedLoop(lanesWith(99, 4).lanes, 100)).rejects.toThrow('no step was left');
    await expect(openLoop(lanesWith(9, 4).lanes, 10_000, 10)).rejects.toThrow('no step was left');
  });

  it('at a fixed rate every step counts from the moment at which it was due, also when nobody was free', async () => {
    const intended: number[] = [];
    const held: (() => void)[] = [];
    const lane: Lane = {
      send(at, answered) {
        intended.push(at);
        held.push(answered);
        return true;
      },
    };
    const done = openLoop([lane], 1_000_000, 20);
    for (let answered = 0; answered < 20;) {
      if (held.length > answered) held[answered++]?.();
      else await new Promise((resolve) => setImmediate(resolve));
    }
    const { ms } = await done;
    const gaps = intended.slice(1).map((at, i) => at - (intended[i] ?? 0));
    expect(ms.count).toBe(20);
    for (const gap of gaps) expect(gap).toBeCloseTo(0.001, 3);
  });
});
