import { createContext, useContext } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import type { Bye } from '@cordon/protocol/wire/feed.ts';

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

const LinkContext = createContext<LinkStore | null>(null);
export const LinkProvider = LinkContext.Provider;

export function useLinkStore(): LinkStore {
  const store = useContext(LinkContext);
  if (store === null) throw new Error('no link above this component');
  return store;
}

export function useLink(): Link {
  return useStore(useLinkStore());
}
