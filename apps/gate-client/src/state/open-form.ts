import { useEffect } from 'react';
import { createStore, useStore } from 'zustand';
import { useClock } from '../clock/clock.tsx';

/* How many forms are open in this window: somebody is in the middle of something. */
const open = createStore<number>()(() => 0);

/** Says that somebody is in the middle of something as long as it is shown. */
export function useOccupies(): void {
  useEffect(() => {
    open.setState((count) => count + 1, true);
    return () => open.setState((count) => count - 1, true);
  }, []);
}

export function useOccupied(): boolean {
  return useStore(open) > 0;
}

/** The vehicle whose form is open in this window, and since when. */
export const openedVehicle = createStore<{ visitId: string; since: number } | null>()(() => null);

export function useOpenedVehicle(visitId: string | null): void {
  const clock = useClock();
  useEffect(() => {
    openedVehicle.setState(visitId === null ? null : { visitId, since: clock.now() }, true);
    return () => openedVehicle.setState(null, true);
  }, [visitId, clock]);
}
