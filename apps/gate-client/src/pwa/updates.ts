import { createStore, type StoreApi, useStore } from 'zustand';
import type { Timers } from '../clock/ticker.ts';
import { useCordon } from '../context/cordon-context.tsx';

/** `ready`: a new version lies on this device. `taken`: another window has taken it, and this one is of the old one still. */
export type UpdateState = 'none' | 'ready' | 'taken';

/** The part of a service worker's registration that is needed, as `workbox-window` has it. */
export type Worker = {
  register(): Promise<unknown>;
  update(): Promise<void>;
  addEventListener(
    event: 'waiting' | 'controlling',
    listener: (event: { isUpdate?: boolean | undefined }) => void,
  ): void;
  messageSkipWaiting(): void;
};

export type Updates = {
  state: StoreApi<UpdateState>;
  /** Looks whether there is a new version; it is fetched by the side and taken by nobody. */
  look(): void;
  /** Takes it, and loads the page again, once. */
  take(): void;
  /** A part of this version could not be had, though there is a network: the second time it is no accident. */
  missed(): void;
};

const lookEveryMs = 30 * 60_000;
const onceMs = 2000;

/**
 * [U260] A new version is fetched by the side and waits: it is taken by a press, never by itself, and what waits to be sent
 * stays where it is meanwhile.
 *
 * @param worker null where browsers have none
 */
export function createUpdates(worker: Worker | null, timers: Timers, reload: () => void): Updates {
  const state = createStore<UpdateState>()(() => 'none');
  let isTaking = false;
  let isMissing: 'no' | 'once' | 'still' = 'no';

  function look(): void {
    worker?.update().catch(() => undefined); // without the network there is nothing new
  }
  function lookAgain(): void {
    timers.setTimeout(() => {
      look();
      lookAgain();
    }, lookEveryMs);
  }

  worker?.addEventListener('waiting', () => state.setState('ready', true));
  worker?.addEventListener('controlling', ({ isUpdate }) => {
    if (isTaking) reload();
    else if (isUpdate === true) state.setState('taken', true);
  });
  worker?.register().then(lookAgain, () => undefined); // a page that may keep nothing works as long as there is a network

  return {
    state,
    look,
    take() {
      if (state.getState() !== 'ready' || worker === null) {
        reload();
        return;
      }
      isTaking = true;
      worker.messageSkipWaiting();
    },
    missed() {
      if (isMissing === 'still') state.setState('taken', true);
      if (isMissing !== 'no') return;
      isMissing = 'once'; // several parts at one moment are one accident
      timers.setTimeout(() => void (isMissing = 'still'), onceMs);
    },
  };
}

declare module '../context/cordon-context.tsx' {
  interface CordonParts {
    updates: Updates;
  }
}

export const useUpdates = () => useCordon('updates');

export function useUpdateState(): UpdateState {
  return useStore(useUpdates().state);
}
