import { closeSync, existsSync, fsyncSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartFault } from '../start-fault.ts';

const newSite = 'start once with CORDON_NEW_SITE=yes for a new site';

/** What a data folder says about the store that it belongs to. */
export type EarlierStore = {
  /** The path of the file that shows that a site was opened from here before. Null at a first start, also a repeated one. */
  readonly mark: string | null;
  /** A first start begins; until `opened`, the files that it leaves behind do not count as an earlier site. */
  opening(): void;
  opened(): void;
};

/**
 * [I5] An empty store becomes a new site only when nothing shows that there was one before: the site's key, or the mark of the
 * last start. Looked up before a start writes anything.
 */
export function findEarlierStore(dataFolder: string): EarlierStore {
  const opening = join(dataFolder, 'site.opening');
  const opened = join(dataFolder, 'site.opened');
  const mark = existsSync(opening) ? null : ([opened, join(dataFolder, 'site.key')].find(existsSync) ?? null);
  return {
    mark,
    opening: () => write(dataFolder, opening),
    opened() {
      if (!existsSync(opened)) write(dataFolder, opened);
      rmSync(opening, { force: true });
    },
  };
}

/** [I5] @throws StartFault when the connected store is empty, and there was a site before */
export function refuseEmptyStore({ mark }: EarlierStore, isNewSite: boolean): void {
  if (mark === null || isNewSite) return;
  throw new StartFault(
    `The store is empty, but ${mark} says that this site had one: bring its data back (a copy of the store, the volume of its Redis, the right REDIS_URL), or ${newSite}.`,
  );
}

/**
 * [I6] Redis begins an empty log when it finds none, and also when the list of an old log's files is missing.
 *
 * @param folder of the embedded Redis
 * @throws StartFault when it would do so
 */
export function refuseLostLog(folder: string, { mark }: EarlierStore, isNewSite: boolean): void {
  const logFolder = join(folder, 'appendonlydir');
  const files = existsSync(logFolder) ? readdirSync(logFolder) : [];
  if (files.some((name) => name.endsWith('.manifest'))) return;
  if (files.some((name) => /\.(?:aof|rdb)$/.test(name))) {
    throw new StartFault(
      `${logFolder} holds a log of Redis without its manifest, and an empty one would take its place: put back a copy of the folder, or move it away and ${newSite}.`,
    );
  }
  const witness = mark ?? [join(folder, 'dump.rdb')].find(existsSync);
  if (witness === undefined || isNewSite) return;
  throw new StartFault(
    `The log of Redis in ${logFolder} is missing, but ${witness} says that this site had one: put back a copy of the folder, or ${newSite}.`,
  );
}

/** The file must survive a power cut, so the folder is flushed too. */
function write(dataFolder: string, path: string): void {
  writeFileSync(path, '', { mode: 0o600, flush: true });
  const folder = openSync(dataFolder, 'r');
  fsyncSync(folder);
  closeSync(folder);
}
