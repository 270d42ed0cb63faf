import { partsThere } from './all-loaded.ts';
import type { Worker } from './updates.ts';

/** Not on a page that came without encryption, and not in development. */
export function hasWorker(): boolean {
  return 'serviceWorker' in navigator && !import.meta.env.DEV;
}

/**
 * It begins when the first view and its parts are there: what it fetches would slow them down.
 *
 * @returns null where browsers have no service workers
 */
export function browserWorker(): Worker | null {
  if (!hasWorker()) return null;
  const coming = partsThere.then(async () => {
    const { Workbox } = await import('workbox-window');
    return new Workbox('/sw.js');
  });
  return {
    register: () => coming.then((workbox) => workbox.register()),
    update: () => coming.then((workbox) => workbox.update()),
    addEventListener: (event, listener) =>
      void coming.then((workbox) => workbox.addEventListener(event, listener)).catch(() => undefined),
    messageSkipWaiting: () => void coming.then((workbox) => workbox.messageSkipWaiting()).catch(() => undefined),
  };
}
