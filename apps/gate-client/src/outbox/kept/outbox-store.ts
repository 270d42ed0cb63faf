import type { LostHistory } from '@cordon/protocol/wire/position.ts';
import type { KeptTrace } from '../../storage/database.ts';
import type { OutboxItem } from '../items.ts';
import type { ConfirmedAt } from '../offered.ts';

export type NewItem = Omit<OutboxItem, 'order' | 'kept'>;

/** Where records wait. What it has taken outlives the window. */
export type OutboxStore = {
  /** @returns its place in the queue. @throws when it could not be kept: then it is not there at all */
  add(item: NewItem): Promise<number>;
  change(order: number, item: NewItem): Promise<void>;
  /** Takes it out and leaves its trace, in one act; with `confirmed` it is kept apart for a while ([OF71]). */
  settle(order: number, trace: KeptTrace, confirmed: ConfirmedAt | null): Promise<void>;
  /**
   * [OF72] Puts back into the queue what was confirmed and is lost; what both histories have counts as the present feed's.
   *
   * @returns how many
   */
  offerAgain(present: string, lost: LostHistory | null): Promise<number>;
  /** In the queue's order: this window's own, and those of windows that are no longer open. */
  load(): Promise<{ items: OutboxItem[]; unreadable: number }>;
  /** The newest first. */
  traces(): Promise<KeptTrace[]>;
};

export const mostTraces = 5000;
