import type { Timers } from '../clock/ticker.ts';
import type { Database } from '../storage/database.ts';
import type { Seal } from '../storage/seal.ts';
import type { Picture } from './picture.ts';
import type { PictureStore } from './picture-store.ts';
import { pictureFrom, storedPicture } from './stored-picture.ts';

/** The last confirmed picture, for when the network is away: sealed, and only for whoever may see the same. */
export type KeptPicture = {
  /** Brings back what was kept for this view, if there is anything; never over one that came from the server. */
  recall(view: string): Promise<void>;
  /** Keeps it from now on as it changes. */
  follow(view: string): void;
  stop(): void;
  /** Now: something was just confirmed, and a device that is switched off must not forget it. */
  keep(): Promise<void>;
};

const afterMs = 5000;

/** What two people may see alike: the same site by the same role at the same stations. */
export function viewOf(site: string, { role, stations }: { role: string; stations: readonly string[] }): string {
  return JSON.stringify([site, role, stations.toSorted()]);
}

/** [U277] The feed's lines are left out: they are history, and the server's. */
export function createKeptPicture(
  database: Pick<Database, 'read' | 'write'>,
  seal: Seal,
  picture: PictureStore,
  timers: Timers,
): KeptPicture {
  let view: string | null = null;
  let due: unknown = null;
  let kept: Picture['mark'] = null;
  let unsubscribe = () => {};

  async function keep(): Promise<void> {
    timers.clearTimeout(due);
    due = null;
    const present = picture.getState();
    if (view === null || present.site === null || present.mark === kept) return;
    const mine = view;
    kept = present.mark;
    const sealed = await seal.close(storedPicture({ ...present, feed: [] }));
    await database.write('pictures', (pictures) => pictures.put({ view: mine, sealed }));
  }

  return {
    async recall(wanted) {
      const found = await database.read('pictures', (pictures) => pictures.get(wanted));
      if (found === undefined) return;
      const read = pictureFrom(await seal.open(found.sealed));
      // [F9] Which of two numbers is the newer one can't be told: they may be of two feeds.
      if (picture.getState().site === null) picture.setState(read, true);
    },
    follow(wanted) {
      unsubscribe();
      view = wanted;
      kept = null;
      unsubscribe = picture.subscribe(() => {
        due ??= timers.setTimeout(() => void keep().catch(() => undefined), afterMs);
      });
    },
    stop() {
      unsubscribe();
      timers.clearTimeout(due);
      due = null;
      view = null;
    },
    keep,
  };
}
