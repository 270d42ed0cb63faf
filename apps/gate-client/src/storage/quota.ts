import { createStore, type StoreApi, useStore } from 'zustand';
import type { Timers } from '../clock/ticker.ts';
import { useCordon } from '../context/cordon-context.tsx';

/** How much this device can still keep, and whether the browser may throw it away. Null: the browser does not tell. */
export type StorageQuota = { persisted: boolean | null; usedBytes: number | null; leftBytes: number | null };

/** Below this a day's records may not fit. */
export const lowBytes = 50 * 1024 * 1024;

type BrowserStorage = {
  persist?(): Promise<boolean>;
  persisted?(): Promise<boolean>;
  estimate?(): Promise<{ usage?: number; quota?: number }>;
};

export type QuotaWatch = {
  store: StoreApi<StorageQuota>;
  look(): Promise<void>;
  /** Asks that nothing is thrown away: once somebody works with this device, browsers agree more readily. */
  ask(): Promise<void>;
};

const lookEveryMs = 5 * 60_000;

/** [U262] Asked for again and again: what is left shrinks with every other page on the device. */
export function createQuotaWatch(storage: BrowserStorage | undefined, timers: Timers): QuotaWatch {
  const store = createStore<StorageQuota>()(() => ({ persisted: null, usedBytes: null, leftBytes: null }));

  async function look(): Promise<void> {
    const persisted = (await storage?.persisted?.().catch(() => null)) ?? null;
    const estimate = await storage?.estimate?.().catch(() => null);
    const { usage, quota } = estimate ?? {};
    const leftBytes = usage === undefined || quota === undefined ? null : Math.max(0, quota - usage);
    store.setState({ persisted, usedBytes: usage ?? null, leftBytes }, true);
  }
  function lookAgain(): void {
    timers.setTimeout(() => {
      void look();
      lookAgain();
    }, lookEveryMs);
  }

  void look();
  lookAgain();
  return {
    store,
    look,
    async ask() {
      await storage?.persist?.().catch(() => false);
      await look();
    },
  };
}

declare module '../context/cordon-context.tsx' {
  interface CordonParts {
    quota: QuotaWatch;
  }
}

export function useStorageQuota(): StorageQuota {
  return useStore(useCordon('quota').store);
}
