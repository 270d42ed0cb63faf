import type { KeptTrace } from '../../storage/database.ts';
import type { OutboxItem } from '../items.ts';

export type NewItem = Omit<OutboxItem, 'order' | 'kept'>;

/** Where records wait. What it has taken outlives the window. */
export type OutboxStore = {
  /** @returns its place in the queue. @throws when it could not be kept: then it is not there at all */
  add(item: NewItem): Promise<number>;
  change(order: number, item: NewItem): Promise<void>;
  /** Takes it out and leaves its trace, in one act. */
  settle(order: number, trace: KeptTrace): Promise<void>;
  /** In the queue's order: this window's own, and those of windows that are no longer open. */
  load(): Promise<{ items: OutboxItem[]; unreadable: number }>;
  /** The newest first. */
  traces(): Promise<KeptTrace[]>;
};

export const mostTraces = 5000;
