import { useStore } from 'zustand';
import { useCordon } from '../context/cordon-context.tsx';
import type { Outbox } from './outbox.ts';
import { isWaiting, type OutboxItem } from './items.ts';

declare module '../context/cordon-context.tsx' {
  interface CordonParts {
    outbox: Outbox;
  }
}

export const useOutbox = () => useCordon('outbox');

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
