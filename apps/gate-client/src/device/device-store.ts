import type { NamedDevice } from '@cordon/protocol/wire/http/session.ts';
import { createStore, type StoreApi, useStore } from 'zustand';
import { useCordon } from '../context/cordon-context.tsx';
import { backoffMs, fullJitter } from '@cordon/protocol/backoff.ts';
import type { Timers } from '../clock/ticker.ts';

/** How the site knows this browser. */
export type DeviceState =
  | { kind: 'unknown'; failing: boolean } // nobody has answered yet
  | { kind: 'stranger' } // it has a key that no device of the site holds
  | { kind: 'enrolled'; device: NamedDevice }
  | { kind: 'revoked' }
  | { kind: 'insecure' }; // the page came without encryption: there can be no key

export type DeviceStore = StoreApi<DeviceState>;

export function createDeviceStore(canProve: boolean): DeviceStore {
  return createStore<DeviceState>()(() => (canProve ? { kind: 'unknown', failing: false } : { kind: 'insecure' }));
}

declare module '../context/cordon-context.tsx' {
  interface CordonParts {
    device: DeviceStore;
  }
}

export function useDevice(): DeviceState {
  return useStore(useCordon('device'));
}

const askingAgain = fullJitter(500, 1_000, 8_000);

type Parts = {
  store: DeviceStore;
  ask(): Promise<{ ok: true; value: { device: NamedDevice | null; revoked: boolean } } | { ok: false }>;
  timers: Timers;
  random(): number;
};

export type DeviceFinder = { look(): void };

/** [U224] Asks the site what this browser is to it, until it has answered; what it said last stays until then. */
export function createDeviceFinder({ store, ask, timers, random }: Parts): DeviceFinder {
  let round = 0;
  let retry: unknown = null;

  async function look(attempt: number): Promise<void> {
    round += 1;
    const mine = round;
    timers.clearTimeout(retry);
    const answer = await ask();
    if (mine !== round) return; // somebody has asked again since
    if (answer.ok) {
      const { device, revoked } = answer.value;
      store.setState(device === null ? { kind: revoked ? 'revoked' : 'stranger' } : { kind: 'enrolled', device }, true);
      return;
    }
    if (store.getState().kind === 'unknown') store.setState({ kind: 'unknown', failing: true }, true);
    retry = timers.setTimeout(() => void look(attempt + 1), backoffMs(askingAgain, attempt, random()));
  }

  return {
    look() {
      if (store.getState().kind !== 'insecure') void look(1);
    },
  };
}
