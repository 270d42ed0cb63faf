import { createStore, type StoreApi, useStore } from 'zustand';
import { useCordon } from '../../context/cordon-context.tsx';
import type { Picture } from '../picture.ts';
import { type PictureStore, useFreshness } from '../picture-store.ts';
import type { ProvisionalVisit, Rebased, Recorded } from './rebase.ts';
import { useLink } from '../link.ts';

/** What the screens show: the confirmed picture, and the records that wait applied over it. */
export type Shown = StoreApi<Rebased>;

export type Rebase = (confirmed: Picture, waiting: readonly Recorded[]) => Rebased;

/**
 * [U276] Follows both: a new answer of the server moves what waits onto it.
 *
 * @param load the rules, which come after the first view; where records wait already, whoever starts waits for them
 */
export function createShown(confirmed: PictureStore, waiting: Waiting, load: () => Promise<Rebase>): ShownParts {
  let rebase: Rebase | null = null; // not needed while nothing waits
  let coming: Promise<void> | null = null;
  const present = (): Rebased => {
    const records = waiting.now();
    if (rebase !== null) return rebase(confirmed.getState(), records);
    if (records.length > 0) void withRules().catch(() => undefined); // the next change asks again
    return { picture: confirmed.getState(), visits: {}, predictedRefusals: {} };
  };
  function withRules(): Promise<void> {
    coming ??= load().then(
      (loaded) => {
        rebase = loaded;
        show();
      },
      (error: unknown) => {
        coming = null;
        throw error;
      },
    );
    return coming;
  }
  const shown = createStore<Rebased>()(present);
  const picture = createStore<Picture>()(() => shown.getState().picture);
  /* A record that is being sent says nothing new; neither does its answer, when its event came first. */
  const idsNow = () => {
    const applied = new Set(confirmed.getState().appliedCommandIds);
    return waiting.now().flatMap(({ command: { commandId } }) => (applied.has(commandId) ? [] : commandId));
  };
  let over = confirmed.getState();
  let moved = idsNow();
  const update = () => {
    const [base, ids] = [confirmed.getState(), idsNow()];
    if (base === over && ids.length === moved.length && ids.every((id, place) => id === moved[place])) return;
    [over, moved] = [base, ids];
    show();
  };
  function show(): void {
    const next = present();
    shown.setState(next, true);
    if (next.picture !== picture.getState()) picture.setState(next.picture, true);
  }
  confirmed.subscribe(update);
  waiting.subscribe(update);
  return { shown, picture, withRules };
}

export type ShownParts = {
  shown: Shown;
  picture: PictureStore;
  /** From now on what waits is carried out. */
  withRules(): Promise<void>;
};

/** The records that the server has not answered, wherever they lie. */
export type Waiting = { now(): readonly Recorded[]; subscribe(onChange: () => void): void };

declare module '../../context/cordon-context.tsx' {
  interface CordonParts {
    shown: Shown;
  }
}

export const useShownStore = () => useCordon('shown');

function useShown<T>(select: (shown: Rebased) => T): T {
  return useStore(useShownStore(), select);
}

/** The part of this visit that the server has not confirmed; null: all of it is confirmed. */
export function useProvisional(visitId: string): ProvisionalVisit | null {
  return useShown(({ visits }) => visits[visitId] ?? null);
}

/** The refusal that the rules predict for this record; null: none. */
export function usePredictedRefusal(commandId: string) {
  return useShown(({ predictedRefusals }) => predictedRefusals[commandId] ?? null);
}

/** [U283] Is what the screen says of this visit the server's word, as of now? */
export function useIsConfirmed(visitId: string): boolean {
  const provisional = useProvisional(visitId);
  const { state } = useLink();
  const { stale } = useFreshness();
  return provisional === null && state === 'live' && !stale;
}
