import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react';
import { createTicker, type Ticker } from './ticker.ts';

/** The server's time, as this device reckons it. */
export type Clock = { now(): number };

const deviceClock: Clock = { now: () => Date.now() };
const ClockContext = createContext<{ clock: Clock; ticker: Ticker }>({
  clock: deviceClock,
  ticker: createTicker(deviceClock.now),
});

export function ClockProvider({ clock, children }: { clock: Clock; children: ReactNode }) {
  const value = useMemo(() => ({ clock, ticker: createTicker(() => clock.now()) }), [clock]);
  return <ClockContext value={value}>{children}</ClockContext>;
}

/** The clock itself, for what is done at the press of a button. */
export function useClock(): Clock {
  return useContext(ClockContext).clock;
}

/** The present second on the server; renders once a second, together with every other clock on the screen. */
export function useNow(): number {
  const { ticker } = useContext(ClockContext);
  return useSyncExternalStore(ticker.subscribe, ticker.second, ticker.second);
}
