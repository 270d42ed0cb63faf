import type { Timers } from '../clock/ticker.ts';
import type { Database } from '../storage/database.ts';
import type { Seal } from '../storage/seal.ts';
import { emptyPicture, type Picture, withNext } from './picture.ts';
import type { PictureStore } from './picture-store.ts';
import { followed } from '@cordon/protocol/engine/followed.ts';
import { refOf } from '@cordon/protocol/engine/lookup.ts';
import { pictureSchema } from '@cordon/protocol/stored/record.ts';
import { type Fields, isFields } from '@cordon/protocol/stored/schema.ts';
import type { Versioned } from '@cordon/protocol/wire/feed.ts';

/** The last confirmed picture, for when the network is away: sealed, and only for those who may see the same. */
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

/**
 * [SV1] The picture as it is kept on a device: the states in it with the forms that the server's store has, too. `told` is
 * what tablets that are in use call the commands that are in it.
 */
export function storedPicture({ site, visits, alerts, others, appliedCommandIds, ...rest }: Picture): object {
  return pictureSchema.write({
    ...rest,
    told: appliedCommandIds,
    site: site && written('site', site),
    visits: mapped(visits, (id, one) => written(refOf('visit', id), one)),
    alerts: mapped(alerts, (id, one) => written(refOf('alert', id), one)),
    others: mapped(others, written),
  });
}

/** [SV2] [SV6] What can't be read is left out; without its site nothing is left. */
export function pictureFrom(stored: unknown): Picture {
  const read = pictureSchema.upcast(stored);
  if (read.kind !== 'read') return emptyPicture;
  const { site, visits, alerts, others, told, ...rest } = read.value;
  const named = (name: string, states: unknown) =>
    Object.entries(fieldsOf(states)).map(([id, one]) => [refOf(name, id), one] as const);
  const states = [
    ['site', site],
    ...named('visit', visits),
    ...named('alert', alerts),
    ...Object.entries(fieldsOf(others)),
  ];
  const appliedCommandIds = Array.isArray(told) ? told.filter((id) => typeof id === 'string') : [];
  const nothingYet: Picture = { ...emptyPicture, ...rest, appliedCommandIds };
  const picture = states.reduce<Picture>((known, [ref, one]) => withState(known, String(ref), one), nothingYet);
  return picture.site === null ? emptyPicture : picture;
}

function withState(picture: Picture, ref: string, stored: unknown): Picture {
  const about = followed.parseRef(ref);
  if (about === undefined || !isFields(stored) || typeof stored['version'] !== 'number') return picture;
  const read = about.definition.schema.upcast(stored['state']);
  if (read.kind !== 'read' || !about.definition.isState(read.value)) return picture;
  return withNext(picture, about, { version: stored['version'], state: read.value });
}

function written(ref: string, { version, state }: Versioned<object>): object {
  return { version, state: followed.parseRef(ref)?.definition.schema.write(state) ?? state };
}

function mapped(
  states: Readonly<Partial<Record<string, Versioned<object>>>>,
  change: (key: string, one: Versioned<object>) => object,
): object {
  return Object.fromEntries(
    Object.entries(states).map(([key, one]) => [key, one === undefined ? one : change(key, one)]),
  );
}

const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});
