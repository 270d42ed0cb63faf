import type { Timers } from '../clock/ticker.ts';

/** Time that passes only when a test lets it. */
export class TestTimers implements Timers {
  now: number;
  private waiting: { at: number; run: () => void; handle: number }[] = [];
  private handles = 0;

  constructor(now: number) {
    this.now = now;
  }

  setTimeout(run: () => void, ms: number): unknown {
    this.handles += 1;
    this.waiting.push({ at: this.now + ms, run, handle: this.handles });
    return this.handles;
  }

  clearTimeout(handle: unknown): void {
    this.waiting = this.waiting.filter((timer) => timer.handle !== handle);
  }

  get pending(): number {
    return this.waiting.length;
  }

  /** Lets time pass, running what falls due on the way, each followed by whatever promises it has settled. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms;
    for (;;) {
      const next = this.waiting.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.now = next.at;
      this.clearTimeout(next.handle);
      next.run();
      await settled();
    }
    this.now = end;
    await settled();
  }
}

/** Every promise that can go on has gone on. */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    globalThis.setTimeout(resolve, 0);
  });
}
