import { expect, it } from 'vitest';
import { handClock } from '../testing/clocks.ts';
import { silent } from '../testing/submit-fixture.ts';
import { createRestarts } from './restarts.ts';
import type { WorkerProcess } from './worker-process.ts';

type Started = WorkerProcess & { end(): void };

function setUp() {
  const systemClock = handClock(0);
  const started: Started[] = [];
  const start = (number: number): WorkerProcess => {
    const { promise: ended, resolve } = Promise.withResolvers<string>();
    const process: Started = {
      ...{ number, isReady: false, ended, end: () => resolve('it ended') },
      ...{ ready: new Promise(() => undefined), send: () => undefined, kill: () => undefined },
    };
    started.push(process);
    return process;
  };
  const restarts = createRestarts({ start, systemClock, random: () => 1, log: silent });
  void restarts.keep(start(1));
  /** Ends the present one. @returns how long it takes until there is another one, in ms */
  const end = async (): Promise<number> => {
    const before = started.length;
    started.at(-1)?.end();
    await expect.poll(() => systemClock.pending()).toBe(1);
    let waited = 0;
    for (; started.length === before; waited += 50) {
      systemClock.advance(50);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return waited;
  };
  return { systemClock, started, restarts, end };
}

it('[PR3] a process that ends soon again and again is started later each time, ten seconds at the most', async () => {
  const { end } = setUp();
  const waits: number[] = [];
  for (let i = 0; i < 9; i += 1) waits.push(await end());
  expect(waits).toEqual([150, 300, 600, 1_200, 2_400, 4_800, 9_600, 10_000, 10_000]);
});

it('[PR3] one that ran for more than a minute is started again soon', async () => {
  const { systemClock, end } = setUp();
  await end();
  expect(await end()).toBe(300);
  systemClock.advance(60_001);
  expect(await end()).toBe(150);
});

it('[PR5] none is started any more once Cordon stops', async () => {
  const { systemClock, started, restarts } = setUp();
  started[0]?.end();
  await expect.poll(() => systemClock.pending()).toBe(1);
  restarts.stop();
  await expect.poll(() => systemClock.pending()).toBe(0);
  expect(started).toHaveLength(1);
});
