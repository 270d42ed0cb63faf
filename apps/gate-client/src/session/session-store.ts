import { createStore, type StoreApi, useStore } from 'zustand';
import {
  session as sessionShape,
  type SignedInPerson,
  type SignedInSession,
} from '@cordon/protocol/wire/http/session.ts';
import { useCordon } from '../context/cordon-context.tsx';

export type SignedOut = 'expired' | 'revoked' | 'signedOff';

/** Who is on duty in this window, and why the last one no longer is. */
export type SessionState = {
  session: SignedInSession | null;
  ended: SignedOut | null;
  next: string | null; // the staff number of the person who takes over, when that is known already
};
export type SessionStore = StoreApi<SessionState>;

const key = 'cordon.session';

/**
 * [U20] A sign-in belongs to one window: three windows are three people, and closing one signs that person off here.
 *
 * @param storage sessionStorage; a window whose storage is shut signs in anew after each reload
 */
export function createSessionStore(storage: Storage): SessionStore {
  const store = createStore<SessionState>()(() => ({ session: read(storage), ended: null, next: null }));
  store.subscribe(({ session }) => {
    if (session === null) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify(session));
  });
  return store;
}

function read(storage: Storage): SignedInSession | null {
  const text = storage.getItem(key);
  if (text === null) return null;
  try {
    return sessionShape.parse(JSON.parse(text));
  } catch {
    return null; // an older form of it: signing in again mends that
  }
}

declare module '../context/cordon-context.tsx' {
  interface CordonParts {
    session: SessionStore;
  }
}

export const useSessionStore = () => useCordon('session');

/** Who is signed in; null on the sign-in screen only. */
export function usePerson(): SignedInPerson | null {
  return useStore(useSessionStore(), ({ session }) => session?.person ?? null);
}

export function useSession(): SessionState {
  return useStore(useSessionStore());
}
