import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Outbox } from './outbox.ts';
import { isWaiting, type OutboxItem } from './items.ts';

const OutboxContext = createContext<Outbox | null>(null);
export const OutboxProvider = OutboxContext.Provider;

export function useOutbox(): Outbox {
  const outbox = useContext(OutboxContext);
  if (outbox === null) throw new Error('no outbox above this component');
  return outbox;
}

export type Pending = {
  waiting: readonly OutboxItem[]; // saved here or being sent
  refused: readonly OutboxItem[];
  aside: readonly OutboxItem[]; // on their way to a supervisor
  oldest: number | null; // since when the oldest waits, the device's clock
};

export function usePending(): Pending {
  const items = useStore(useOutbox().items);
  const waiting = items.filter(isWaiting);
  return {
    waiting,
    refused: items.filter(({ state }) => state === 'refused'),
    aside: items.filter(({ state }) => state === 'aside'),
    oldest: waiting[0]?.savedAt ?? null,
  };
}
