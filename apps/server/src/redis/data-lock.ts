import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartFault } from '../start-fault.ts';
import { prepareFolder } from './data-folder.ts';

export type DataLock = { release(): void };

/** Result codes of SQLite. */
const [busy, notADatabase] = [5, 26];

/**
 * Locks the data folder for this process.
 *
 * SQLite is used only for its file lock, since Node has none: the system releases it the moment the process ends, however it
 * ends, so there is never a stale lock.
 *
 * @throws StartFault when another process holds it, or the lock can't be made
 */
export function lockDataFolder(dataFolder: string): DataLock {
  prepareFolder(dataFolder);
  const path = join(dataFolder, 'cordon.lock');
  try {
    return lock(path);
  } catch (cause) {
    if (codeOf(cause) !== notADatabase) throw faultOf(cause, dataFolder, path);
  }
  // [I7] The file has no content, so a damaged one may be removed; another process keeps the lock that it has on it.
  try {
    truncateSync(path);
    return lock(path);
  } catch (cause) {
    throw faultOf(cause, dataFolder, path);
  }
}

function lock(path: string): DataLock {
  const file = new DatabaseSync(path, { timeout: 0 });
  try {
    file.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    file.close();
    throw cause;
  }
  return { release: () => file.close() };
}

function faultOf(cause: unknown, dataFolder: string, path: string): StartFault {
  if (codeOf(cause) === busy) {
    return new StartFault(`Another Cordon is already running on the data folder ${dataFolder}.`);
  }
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new StartFault(
    `${path} can't be locked (${reason}): it must be a file that this user may write, on a disk of this machine.`,
  );
}

function codeOf(cause: unknown): unknown {
  return cause instanceof Error && 'errcode' in cause ? cause.errcode : undefined;
}
