import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { usualFigures } from './figures.ts';
import { type Limiter, ownRate } from './rate.ts';

// The library reads the machine's clock, and nothing else can be handed to it.
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function passed(limiter: Limiter, key: string, times: number): Promise<number> {
  const answers = await Promise.all(Array.from({ length: times }, () => limiter.take(key)));
  return answers.filter((over) => over === null).length;
}

describe('a rate', () => {
  it('[E4] lets 120 commands through in two seconds, and a pause does not save up more', async () => {
    const commands = ownRate(usualFigures.packetsOfPerson.command);
    expect(await passed(commands, 'gate-1', 200)).toBe(120);
    vi.advanceTimersByTime(1_000);
    expect(await passed(commands, 'gate-1', 200)).toBe(0);
    vi.advanceTimersByTime(1_000);
    expect(await passed(commands, 'gate-1', 200)).toBe(120);
    vi.advanceTimersByTime(60_000);
    expect(await passed(commands, 'gate-1', 200)).toBe(120);
  });

  it('[E4] has an outbox of 500 items through within nine seconds, each sent again when it is too much', async () => {
    const commands = ownRate(usualFigures.packetsOfPerson.command);
    let [left, seconds] = [500, 0];
    for (; left > 0; seconds += 1) {
      left -= await passed(commands, 'gate-1', left);
      vi.advanceTimersByTime(1_000);
    }
    expect(seconds).toBe(9);
  });

  it('[E4] counts each person alone, and says when to try again', async () => {
    const one = ownRate({ points: 1, seconds: 10 });
    expect(await one.take('a')).toBeNull();
    expect(await one.take('b')).toBeNull();
    vi.advanceTimersByTime(4_000);
    expect(await one.take('a')).toEqual({
      ok: false,
      code: 'too-many-requests',
      retryable: true,
      params: { retryAfterMs: 6_000 },
    });
  });

  it('[LM1] takes back what turned out not to count', async () => {
    const one = ownRate({ points: 1, seconds: 10 });
    await one.take('a');
    await one.giveBack('a');
    expect(await one.take('a')).toBeNull();
    expect(await one.take('a')).not.toBeNull();
  });
});
