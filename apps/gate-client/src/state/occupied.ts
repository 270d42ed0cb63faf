import { useEffect } from 'react';
import { createStore, useStore } from 'zustand';

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
