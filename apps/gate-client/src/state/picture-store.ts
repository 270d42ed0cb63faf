import { createStore, type StoreApi, useStore } from 'zustand';
import { useCordon } from '../context/cordon-context.tsx';
import { emptyPicture, type Picture } from './picture.ts';
import { type ClockJump, jumpsOf } from '@cordon/protocol/site/clock-jumps.ts';
import { staleAfterMs } from '@cordon/protocol/wire/protocol.ts';
import { useNow } from '../clock/clock.tsx';

export type PictureStore = StoreApi<Picture>;

export function createPictureStore(): PictureStore {
  return createStore<Picture>()(() => emptyPicture);
}

declare module '../context/cordon-context.tsx' {
  interface CordonParts {
    picture: PictureStore; // as it is shown: what waits on this device lies over what the server has confirmed
  }
}

export const usePictureStore = () => useCordon('picture');

/** A part of the picture; renders again only when that part is another one. */
export function usePicture<T>(select: (picture: Picture) => T): T {
  return useStore(usePictureStore(), select);
}

/** What the server's clock skipped: countdowns use it as the rules do. */
export function useClockJumps(): readonly ClockJump[] {
  return usePicture(({ site }) => jumpsOf(site?.state ?? {}));
}

type Freshness = { stale: boolean; receivedAt: number | null; ageMs: number | null };

/** How old the picture is, on the server's clock. It may lag one second behind: the clocks of a screen turn together. */
export function useFreshness(): Freshness {
  const receivedAt = usePicture((picture) => picture.receivedAt);
  const now = useNow();
  if (receivedAt === null) return { stale: true, receivedAt, ageMs: null };
  const ageMs = Math.max(0, now - receivedAt);
  return { stale: ageMs > staleAfterMs, receivedAt, ageMs };
}
