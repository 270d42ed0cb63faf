import type { NamedDevice } from '@cordon/protocol/wire/http/session.ts';
import { createStore, type StoreApi, useStore } from 'zustand';
import { useCordon } from '../context/cordon-context.tsx';

/** What this browser is to the site. */
export type DeviceState =
  | { is: 'unknown'; failing: boolean } // nobody has answered yet
  | { is: 'stranger' } // it has a key that no device of the site holds
  | { is: 'enrolled'; device: NamedDevice }
  | { is: 'revoked' }
  | { is: 'insecure' }; // the page came without encryption: there can be no key

export type DeviceStore = StoreApi<DeviceState>;

export function createDeviceStore(canProve: boolean): DeviceStore {
  return createStore<DeviceState>()(() => (canProve ? { is: 'unknown', failing: false } : { is: 'insecure' }));
}

declare module '../context/cordon-context.tsx' {
  interface CordonParts {
    device: DeviceStore;
  }
}

export function useDevice(): DeviceState {
  return useStore(useCordon('device'));
}
