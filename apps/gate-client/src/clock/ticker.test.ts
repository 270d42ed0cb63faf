import { describe, expect, it } from 'vitest';
import { TestTimers } from '../testing/timers.ts';
import { createTicker } from './ticker.ts';

describe('the ticker', () => {
  it('[U4] turns all clocks at the full second, with one timer for all of them', async () => {
    const timers = new TestTimers(10_400);
    const ticker = createTicker(() => timers.now, timers);
    const turns: string[] = [];
    ticker.subscribe(() => turns.push(`a ${ticker.second()}`));
    ticker.subscribe(() => turns.push(`b ${ticker.second()}`));
    expect(timers.pending).toBe(1);
    await timers.pass(599);
    expect(turns).toEqual([]);
    await timers.pass(1);
    expect(turns).toEqual(['a 11000', 'b 11000']);
    await timers.pass(1000);
    expect(turns.slice(2)).toEqual(['a 12000', 'b 12000']);
  });

  it('[U4] shows every clock the same second between two turns', async () => {
    const timers = new TestTimers(10_400);
    const ticker = createTicker(() => timers.now, timers);
    ticker.subscribe(() => undefined);
    await timers.pass(500);
    expect(ticker.second()).toBe(10_000);
  });

  it('[U4] sleeps when nobody looks, and is right again when somebody does', async () => {
    const timers = new TestTimers(10_400);
    const ticker = createTicker(() => timers.now, timers);
    ticker.subscribe(() => undefined)();
    expect(timers.pending).toBe(0);
    await timers.pass(5000);
    expect(ticker.second()).toBe(15_000);
  });

  it('[U4] shows the right second at once when the clock has been set', async () => {
    const timers = new TestTimers(10_400);
    let offset = 0;
    const ticker = createTicker(() => timers.now + offset, timers);
    ticker.subscribe(() => undefined);
    offset = -8_000;
    expect(ticker.second()).toBe(2_000);
    offset = 3_600_000;
    expect(ticker.second()).toBe(3_610_000);
  });
});
