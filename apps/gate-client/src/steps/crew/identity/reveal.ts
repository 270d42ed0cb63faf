import type { Identity } from '@cordon/protocol/wire/http/visits.ts';
import { createStore, type StoreApi } from 'zustand';
import { systemTimers, type Timers } from '../../../clock/ticker.ts';

export const shownForMs = 60_000;

export type Reveal = {
  shown: StoreApi<{ identity: Identity; until: number } | null>;
  show(identity: Identity): void;
  hide(): void;
};

/**
 * [U233] What was behind a mask is shown for a minute, then masked again by itself. It lives in this object only, which
 * goes with the sheet: no draft, no storage and no picture ever holds it.
 */
export function createReveal(now: () => number, timers: Timers = systemTimers): Reveal {
  const shown = createStore<{ identity: Identity; until: number } | null>()(() => null);
  let masked: unknown = null;
  const hide = () => {
    timers.clearTimeout(masked);
    shown.setState(null, true);
  };
  return {
    shown,
    hide,
    show(identity) {
      timers.clearTimeout(masked);
      shown.setState({ identity, until: now() + shownForMs }, true);
      masked = timers.setTimeout(hide, shownForMs);
    },
  };
}
