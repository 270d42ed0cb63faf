/** Where a tablet's timers come from; tests bring their own. */
export type Timers = {
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(handle: unknown): void;
};

export const systemTimers: Timers = {
  setTimeout: (run, ms) => globalThis.setTimeout(run, ms),
  clearTimeout: (handle) => {
    globalThis.clearTimeout(handle as number);
  },
};

export type Ticker = {
  /** The present second, epoch ms; the same for everybody who asks within it, so that all clocks turn together. */
  second(): number;
  subscribe(onSecond: () => void): () => void;
};

/** One timer for all clocks of the screen: it sleeps until the next full second, and only while somebody looks. */
export function createTicker(now: () => number, timers: Timers = systemTimers): Ticker {
  const listeners = new Set<() => void>();
  let handle: unknown = null;
  let shown = floorToSecond(now());

  function schedule(): void {
    handle = timers.setTimeout(
      () => {
        shown = floorToSecond(now());
        for (const listener of listeners) listener();
        schedule();
      },
      1000 - (Math.floor(now()) % 1000),
    );
  }

  return {
    second() {
      const present = floorToSecond(now());
      // A clock that was set (the server has just said what time it is) does not wait for its next turn.
      if (listeners.size === 0 || Math.abs(present - shown) > 1000) shown = present;
      return shown;
    },
    subscribe(onSecond) {
      listeners.add(onSecond);
      if (listeners.size === 1) schedule();
      return () => {
        listeners.delete(onSecond);
        if (listeners.size > 0) return;
        timers.clearTimeout(handle);
        handle = null;
      };
    },
  };
}

function floorToSecond(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}
