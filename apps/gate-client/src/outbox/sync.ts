import type { StoreApi } from 'zustand';
import type { Timers } from '../clock/ticker.ts';
import type { LinkStore } from '../state/link.ts';
import { isWaiting } from './items.ts';
import type { Outbox } from './outbox.ts';

/** What the sync button answers, every time. */
export type Synced =
  | { kind: 'offline'; waiting: number } // the server could not be reached
  | { kind: 'nothing' } // there was nothing to send
  | { kind: 'sent'; sent: number; refused: number }
  | { kind: 'some-left'; sent: number; refused: number; waiting: number };

export type SyncParts = {
  outbox: Pick<Outbox, 'items' | 'load' | 'flush'>;
  link: LinkStore;
  wake(): void; // tries to reach the server at once
  timers: Timers;
};

const reachWithinMs = 6000;
const standstillMs = 15_000; // without any answer: a slow connection or a full queue is no reason to give up

/** [U275] One press tries everything, and says in plain words what came of it, whatever that is. */
export async function syncNow({ outbox, link, wake, timers }: SyncParts): Promise<Synced> {
  const waiting = () => outbox.items.getState().filter(isWaiting).length;
  const refused = () => outbox.items.getState().filter(({ state }) => state === 'refused').length;
  await outbox.load().catch(() => undefined);
  wake();
  await when(link, ({ state }) => state === 'live', { timers, atMostMs: reachWithinMs });
  if (link.getState().state !== 'live') return { kind: 'offline', waiting: waiting() };
  const [before, refusedBefore] = [waiting(), refused()];
  if (before === 0) return { kind: 'nothing' };
  outbox.flush();
  const atStandstill = { timers, atMostMs: standstillMs, anewAt: waiting };
  await when(outbox.items, (items) => !items.some(isWaiting), atStandstill);
  const left = waiting();
  const counts = { sent: before - left, refused: refused() - refusedBefore };
  return left === 0 ? { kind: 'sent', ...counts } : { kind: 'some-left', ...counts, waiting: left };
}

type Patience = {
  timers: Timers;
  atMostMs: number;
  anewAt?: () => unknown; // the time begins anew whenever this is another value
};

/** Resolves when it holds, or when the time is over. */
function when<T>(store: StoreApi<T>, holds: (now: T) => boolean, patience: Patience): Promise<void> {
  const { timers, atMostMs, anewAt = () => null } = patience;
  return new Promise((resolve) => {
    const done = () => {
      unsubscribe();
      timers.clearTimeout(handle);
      resolve();
    };
    let handle = timers.setTimeout(done, atMostMs);
    let mark = anewAt();
    const unsubscribe = store.subscribe((now) => {
      if (holds(now)) return done();
      const present = anewAt();
      if (present === mark) return;
      mark = present;
      timers.clearTimeout(handle);
      handle = timers.setTimeout(done, atMostMs);
    });
    if (holds(store.getState())) done();
  });
}
