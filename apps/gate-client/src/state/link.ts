import { createStore, type StoreApi, useStore } from 'zustand';
import type { Bye } from '@cordon/protocol/wire/feed.ts';
import { useCordon } from '../context/cordon-context.tsx';

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
