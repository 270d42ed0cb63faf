import { systemTimers, type Timers } from '../clock/ticker.ts';
import type { PictureStore } from './picture-store.ts';

/**
 * [U14] Waits until the picture holds the feed up to `seq`: an acknowledgement may come before the event that it speaks of,
 * and what waited would be shown as not done until then.
 *
 * @param mostMs when the event stays away the button must come back all the same
 */
export function whenSeen(
  picture: PictureStore,
  seq: number,
  mostMs = 2000,
  timers: Timers = systemTimers,
): Promise<void> {
  if (picture.getState().seq >= seq) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      unsubscribe();
      timers.clearTimeout(handle);
      resolve();
    };
    const unsubscribe = picture.subscribe((now) => {
      if (now.seq >= seq) done();
    });
    const handle = timers.setTimeout(done, mostMs);
  });
}
