import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartFault } from '../start-fault.ts';
import { prepareFolder } from './data-folder.ts';

export type DataLock = { release(): void };

/**
 * Holds the data folder for this process alone.
 *
 * SQLite is used for its file lock only, since Node has no other: the system gives it up the moment the process ends,
 * however it ends, so there is no stale lock to judge by process numbers.
 */
export function lockDataFolder(dataFolder: string): DataLock {
  prepareFolder(dataFolder);
  const file = new DatabaseSync(join(dataFolder, 'cordon.lock'), { timeout: 0 });
  try {
    file.exec('BEGIN EXCLUSIVE');
  } catch {
    file.close();
    throw new StartFault(`Another Cordon is already running on the data folder ${dataFolder}.`);
  }
  return { release: () => file.close() };
}
