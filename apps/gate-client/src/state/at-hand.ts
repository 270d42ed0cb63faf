import { useEffect } from 'react';
import { createStore } from 'zustand';
import { useClock } from '../clock/clock.tsx';

/** The vehicle whose form is open in this window, and since when. */
export const atHand = createStore<{ visitId: string; since: number } | null>()(() => null);

export function useAtHand(visitId: string | null): void {
  const clock = useClock();
  useEffect(() => {
    atHand.setState(visitId === null ? null : { visitId, since: clock.now() }, true);
    return () => atHand.setState(null, true);
  }, [visitId, clock]);
}
