import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRedisProcess } from '@cordon/server/redis/redis-process.ts';
import { Redis, type RedisOptions } from 'ioredis';
import { openResources } from './open-resources.ts';

type ClientOptions = Pick<
  RedisOptions,
  'commandTimeout' | 'enableOfflineQueue' | 'lazyConnect' | 'maxRetriesPerRequest' | 'retryStrategy'
>;

export type TestRedis = {
  /** For `REDIS_URL` and for ioredis alike: the path of a Unix socket. */
  readonly url: string;
  readonly folder: string;
  /** A client that `stop` closes. */
  connect(options?: ClientOptions): Redis;
  stop(): Promise<void>;
};

export type TestRedisOptions = {
  readonly appendfsync?: 'always' | 'everysec' | 'no';
  /** Further settings of redis-server, such as `['--maxmemory', '2mb']`; the later of two wins. */
  readonly settings?: readonly string[];
};

/** A real Redis of its own in a temporary folder, with a log on disk as in production. */
export async function startTestRedis({
  appendfsync = 'always',
  settings = [],
}: TestRedisOptions = {}): Promise<TestRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-redis-'));
  const url = join(folder, 'redis.sock');
  const options = ['--dir', folder, '--appendonly', 'yes', '--appendfsync', appendfsync, '--save', '', ...settings];
  const redis = await startRedisProcess(url, options);
  const clients: Redis[] = [];
  const close = openResources.add(`the Redis in ${folder}`, async () => {
    for (const client of clients) client.disconnect();
    await redis.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    url,
    folder,
    connect: (clientOptions = {}) => {
      const client = new Redis({ ...clientOptions, path: url });
      clients.push(client);
      return client;
    },
    stop: close,
  };
}
