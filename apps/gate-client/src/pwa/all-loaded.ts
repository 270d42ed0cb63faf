import { createStore, useStore } from 'zustand';
import type { Timers } from '../clock/ticker.ts';

let partsCame: () => void;
/** This page has what it may open; what else is fetched for the device disturbs nobody now. */
export const partsThere = new Promise<void>((resolve) => {
  partsCame = resolve;
});

const loaded = createStore<boolean>()(() => false);

/** [U372] Is the whole program on this device, so that it goes on without the network? */
export function useAllLoaded(): boolean {
  return useStore(loaded);
}

export type LoadAllParts = {
  /** Resolves when the first view is shown: until then the network is for nothing else. */
  shown: Promise<unknown>;
  /** Loads what this page may open besides; asked again until it is there. */
  load(): Promise<unknown>;
  /** Null where browsers have no service worker: then nothing stays on the device. */
  worker: Pick<ServiceWorkerContainer, 'ready'> | null;
  root: { dataset: DOMStringMap };
  timers: Timers;
  idle(run: () => void): void;
};

const againAfterMs = 5000;

/**
 * [U371] [U372] Puts on the device, after the first view, what was not part of it. It is there when this page has loaded
 * what it may open, which needs no service worker, and the worker has put the rest by, which a reload or another screen
 * needs: a first visit is not served by its worker, and reads nothing from it.
 */
export async function loadAll({ shown, load, worker, root, timers, idle }: LoadAllParts): Promise<void> {
  loaded.setState(false, true);
  root.dataset['loaded'] = 'no';
  await shown;
  await new Promise<void>((resolve) => {
    idle(resolve);
  });
  while (
    !(await load().then(
      () => true,
      () => false,
    ))
  ) {
    await new Promise((resolve) => timers.setTimeout(() => resolve(null), againAfterMs));
  }
  partsCame();
  if (worker === null) return;
  await worker.ready; // it is active: everything in its list has been put by
  loaded.setState(true, true);
  root.dataset['loaded'] = 'yes';
}

/** When the browser has nothing else to do; some browsers do not tell. */
export function whenIdle(run: () => void): void {
  if ('requestIdleCallback' in globalThis) globalThis.requestIdleCallback(run, { timeout: 2000 });
  else setTimeout(run, 200);
}
