import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { StartFault } from '../start-fault.ts';
import { plainReason, tornLogWarning } from './complaints.ts';
import { prepareFolder } from './data-folder.ts';
import { freeMbOf, judgeDisk } from './disk-space.ts';
import { type EarlierStore, findEarlierStore, refuseLostLog } from './earlier-store.ts';
import { stopOrphan } from './orphan.ts';
import { startRedisProcess, type RedisProcess } from './redis-process.ts';
import { socketPathFor } from './socket-path.ts';

export type EmbeddedRedis = RedisProcess & {
  readonly folder: string;
  readonly warnings: readonly string[]; // of this start
};

/**
 * Runs Cordon's own Redis on `<dataFolder>/redis`. The caller holds the folder's lock, so a Redis that still serves it was left
 * behind by a Cordon that was killed.
 *
 * @throws StartFault when it can't run, or its log is lost [I6]
 */
export async function startEmbeddedRedis(
  { dataFolder, isNewSite }: Pick<Config, 'dataFolder' | 'isNewSite'>,
  earlier: EarlierStore = findEarlierStore(dataFolder),
): Promise<EmbeddedRedis> {
  prepareFolder(join(dataFolder, 'redis'));
  const folder = realpathSync(join(dataFolder, 'redis'));
  const socketPath = socketPathFor(folder);
  const pidFile = join(folder, 'redis.pid');
  await stopOrphan(socketPath, folder, pidFile);
  refuseLostLog(folder, earlier, isNewSite);
  const disk = judgeDisk(folder, freeMbOf(folder));
  if (disk.faults.length > 0) throw new StartFault(disk.faults.join('\n'));
  const sizes = sizesIn(join(folder, 'appendonlydir'));
  const settings = { dir: folder, pidfile: pidFile, appendonly: 'yes', appendfsync: 'always', save: '' };
  const redis = await startRedisProcess(
    socketPath,
    Object.entries({ ...settings, 'maxmemory-policy': 'noeviction' }).flatMap(([name, value]) => [`--${name}`, value]),
    (lines) => plainReason(lines, { folder, freeMb: freeMbOf(folder) }),
  );
  const torn = tornLogWarning(redis.said, (file) => sizes.get(file) ?? 0);
  return { ...redis, folder, warnings: torn === null ? [] : [torn] };
}

function sizesIn(folder: string): ReadonlyMap<string, number> {
  if (!existsSync(folder)) return new Map();
  return new Map(readdirSync(folder).map((name) => [name, statSync(join(folder, name)).size]));
}
