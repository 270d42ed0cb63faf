import type { Timers } from '../../clock/ticker.ts';
import type { Random } from '@cordon/protocol/testing/random.ts';

/** Time and chance of one run: nothing happens but what is due, and the same seed does it in the same order. */
export type World = Timers & {
  now(): number;
  random: Random;
  /** Between the two, in whole milliseconds. */
  between(least: number, most: number): number;
  chance(probability: number): boolean;
  /** Lets everything happen that falls due within this time. */
  pass(ms: number): Promise<void>;
};

type Due = { at: number; order: number; run: () => void };

export function createWorld(random: Random, start: number): World {
  let now = start;
  let orders = 0;
  const due = new Map<number, Due>();

  function earliest(): Due | undefined {
    let first: Due | undefined;
    for (const one of due.values()) {
      if (first === undefined || one.at < first.at || (one.at === first.at && one.order < first.order)) first = one;
    }
    return first;
  }

  return {
    random,
    now: () => now,
    between: (least, most) => Math.round(least + random() * (most - least)),
    chance: (probability) => random() < probability,
    setTimeout(run, ms) {
      orders += 1;
      due.set(orders, { at: now + Math.max(0, ms), order: orders, run });
      return orders;
    },
    clearTimeout(handle) {
      due.delete(handle as number);
    },
    async pass(ms) {
      const end = now + ms;
      for (let next = earliest(); next !== undefined && next.at <= end; next = earliest()) {
        due.delete(next.order);
        now = next.at;
        next.run();
        await everythingGoneOn();
      }
      now = end;
      await everythingGoneOn();
    },
  };
}

/* These runs are made in Node, whose types the client does not have. */
declare const process: { nextTick(run: () => void): void };

/* Node calls this when no promise can go on any more. A turn of the loop would cost a hundred times as much. */
function everythingGoneOn(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve));
}
