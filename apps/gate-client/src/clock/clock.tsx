import { useSyncExternalStore } from 'react';
import { useCordon } from '../context/cordon-context.tsx';
import type { Ticker } from './ticker.ts';

/** The server's time, as this device computes it. */
export type Clock = { now(): number };

declare module '../context/cordon-context.tsx' {
  interface CordonParts {
    clock: Clock;
    ticker: Ticker; // of the same clock
  }
}

/** The clock itself, for what is done at the press of a button. */
export const useClock = () => useCordon('clock');

/** The present second on the server; renders once a second, together with every other clock on the screen. */
export function useNow(): number {
  const ticker = useCordon('ticker');
  return useSyncExternalStore(ticker.subscribe, ticker.second, ticker.second);
}
