import { useRouter } from '@tanstack/react-router';
import { useCallback, useRef } from 'react';

/** The places of one screen: what the address says, and how deep in the screen that is. */
export type Places<P> = {
  placeOf(search: unknown): P;
  /** What is open in what: 0 for the screen, 1 for a vehicle, 2 for a form. */
  depthOf(place: P): number;
  /** The place that this one was opened from. */
  around(place: P): P;
};

/** Writes a place into the address. */
type Write<P> = (place: P, how: { replace: boolean; state: { opened: boolean } }) => void;

export type Moves<P> = {
  go(to: (now: P) => P): void;
  /** @param isStill whether what is to be closed is still what is open: an answer that comes late shuts nothing else */
  close(isStill: (now: P) => boolean): void;
};

/**
 * [U386] What is opened lies over what it was opened from in the browser's history, so that the way back (of the tablet, of
 * the browser, and of the screen itself) is one and the same; what is chosen instead of something else takes its place.
 */
export function useMoves<P>({ placeOf, depthOf, around }: Places<P>, write: Write<P>): Moves<P> {
  const router = useRouter();
  const closing = useRef<string | undefined>(undefined);
  const now = useCallback(() => placeOf(router.latestLocation.search), [router, placeOf]);

  const go = useCallback(
    (to: (now: P) => P) => {
      const before = now();
      const next = to(before);
      if (next === before) return;
      const { opened = false } = router.latestLocation.state;
      const deeper = depthOf(next) - depthOf(before);
      // The form of a vehicle that nobody had chosen yet: closing the form shows that vehicle, whichever comes first by then.
      if (deeper > 1) write(around(next), { replace: true, state: { opened } });
      write(next, { replace: deeper <= 0, state: { opened: deeper > 0 || opened } });
    },
    [router, now, write, depthOf, around],
  );
  const close = useCallback(
    (isStill: (now: P) => boolean) => {
      const before = now();
      if (!isStill(before)) return;
      const { opened = false, __TSR_key: key } = router.latestLocation.state;
      if (!opened) write(around(before), { replace: true, state: { opened: false } });
      else if (closing.current !== key) {
        closing.current = key; // the way back takes a moment, and must not be taken twice
        router.history.back();
      }
    },
    [router, now, write, around],
  );
  return { go, close };
}
