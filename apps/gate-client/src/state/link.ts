import { createStore, type StoreApi, useStore } from 'zustand';
import type { Bye } from '@cordon/protocol/wire/feed.ts';
import { useCordon } from '../context/cordon-context.tsx';
import { offlineLimitMs } from '@cordon/protocol/offline/paper.ts';
import type { Instant } from '@cordon/protocol/time.ts';

/** How this device stands with the server. `stale`: joined, but no packet for too long. */
export type LinkState = 'connecting' | 'live' | 'stale' | 'offline';

export type Link = {
  state: LinkState;
  bye: Bye['why'] | null; // why the server closed the last socket
  outdated: boolean; // the server speaks another protocol: load the page again
};

export type LinkStore = StoreApi<Link>;

export function createLinkStore(): LinkStore {
  return createStore<Link>()(() => ({ state: 'connecting', bye: null, outdated: false }));
}

declare module '../context/cordon-context.tsx' {
  interface CordonParts {
    link: LinkStore;
  }
}

export const useLinkStore = () => useCordon('link');

export function useLink(): Link {
  return useStore(useLinkStore());
}

/** When this device last heard from the server, on the server's clock; it outlives the window. */
export type Contact = { last(): Instant | null; note(now: Instant): void };

const key = 'cordon.contact';
const everyMs = 10_000;

export function createContact(storage: Pick<Storage, 'getItem' | 'setItem'>): Contact {
  const text = storage.getItem(key);
  let last = text === null ? null : Number(text);
  if (!Number.isFinite(last)) last = null;
  let written = last ?? 0;
  return {
    last: () => last,
    note(now) {
      if (last !== null && now <= last) return; // a picture that was kept is no news
      last = now;
      if (now - written < everyMs) return;
      written = now;
      storage.setItem(key, String(now));
    },
  };
}

export function isOfflineOver(last: Instant | null, now: Instant): boolean {
  return last === null || now - last > offlineLimitMs;
}

declare module '../context/cordon-context.tsx' {
  interface CordonParts {
    contact: Contact;
  }
}

export const useContact = () => useCordon('contact');
