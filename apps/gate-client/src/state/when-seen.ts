import { systemTimers, type Timers } from '../clock/ticker.ts';
import type { Picture } from './picture.ts';
import type { PictureStore } from './picture-store.ts';

const patienceMs = 2000;

/**
 * [U14] Waits until the picture holds the feed up to `seq`: an acknowledgement may come before the event that it speaks of,
 * and what waited would be shown as not done until then.
 *
 * When the event stays away on a good connection it is let go all the same. On one that was lost right after the answer it is
 * waited for until it is back: what the server has confirmed must not be shown as not done meanwhile.
 *
 * @returns false when the picture is of another feed than the acknowledgement ([OF74]): its number says nothing there
 */
export function whenSeen(
  picture: PictureStore,
  { seq, feed }: { seq: number; feed?: string | undefined },
  isLive: () => boolean,
  timers: Timers = systemTimers,
): Promise<boolean> {
  const isOfAnother = ({ feedId }: Picture) => feed !== undefined && feedId !== null && feedId !== feed;
  const settled = (now: Picture) => isOfAnother(now) || now.seq >= seq;
  if (settled(picture.getState())) return Promise.resolve(!isOfAnother(picture.getState()));
  return new Promise((resolve) => {
    const done = () => {
      unsubscribe();
      timers.clearTimeout(handle);
      resolve(!isOfAnother(picture.getState()));
    };
    const unsubscribe = picture.subscribe((now) => {
      if (settled(now)) done();
    });
    const look = () => {
      if (isLive()) done();
      else handle = timers.setTimeout(look, patienceMs);
    };
    let handle = timers.setTimeout(look, patienceMs);
  });
}
