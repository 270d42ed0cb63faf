import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { prepareFolder } from './data-folder.ts';
import { stopOrphan } from './orphan.ts';
import { startRedisProcess, type RedisProcess } from './redis-process.ts';
import { socketPathFor } from './socket-path.ts';

/**
 * Runs Cordon's own Redis on `<dataFolder>/redis`. The caller holds the folder's lock, so whoever still serves it
 * was left behind by a Cordon that was killed.
 */
export async function startEmbeddedRedis(dataFolder: string): Promise<RedisProcess> {
  prepareFolder(join(dataFolder, 'redis'));
  const folder = realpathSync(join(dataFolder, 'redis'));
  const socketPath = socketPathFor(folder);
  const pidFile = join(folder, 'redis.pid');
  await stopOrphan(socketPath, folder, pidFile);
  return startRedisProcess(socketPath, [
    '--dir',
    folder,
    '--pidfile',
    pidFile,
    '--appendonly',
    'yes',
    '--appendfsync',
    'always',
    '--save',
    '',
    '--maxmemory-policy',
    'noeviction',
  ]);
}
