import { Workbox } from 'workbox-window';
import type { Worker } from './updates.ts';

/** @returns null where browsers have no service workers: on a page that came without encryption, and in development */
export function browserWorker(): Worker | null {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return null;
  return new Workbox('/sw.js');
}
