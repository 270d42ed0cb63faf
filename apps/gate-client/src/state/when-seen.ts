import { systemTimers, type Timers } from '../clock/ticker.ts';
import type { PictureStore } from './picture-store.ts';

const patienceMs = 2000;

/**
 * [U14] Waits until the picture holds the feed up to `seq`: an acknowledgement may come before the event that it speaks of,
 * and what waited would be shown as not done until then.
 *
 * When the event stays away on a good line it is let go all the same. On one that was lost right after the answer it is
 * waited for until the line is back: what the server has confirmed must not be shown as not done meanwhile.
 */
export function whenSeen(
  picture: PictureStore,
  seq: number,
  isLive: () => boolean,
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
    const look = () => {
      if (isLive()) done();
      else handle = timers.setTimeout(look, patienceMs);
    };
    let handle = timers.setTimeout(look, patienceMs);
  });
}
