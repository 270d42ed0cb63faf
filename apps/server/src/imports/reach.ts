import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import type { Config } from '../config.ts';
import { lockDataFolder } from '../redis/data-lock.ts';
import { startEmbeddedRedis } from '../redis/embedded.ts';
import { socketPathFor } from '../redis/socket-path.ts';
import { StartFault } from '../start-fault.ts';

export type Reached = { redis: Redis; close: () => Promise<void> };

/** [D22] The store of a running Cordon, when there is one; starts nothing and writes nothing. */
export async function reachRunning({ redisUrl, dataFolder }: Config): Promise<Reached | null> {
  const address = redisUrl ?? embeddedSocket(dataFolder);
  return address === null ? null : connect(address);
}

/** [D22] The store of a running Cordon, or the data folder's own, started for as long as this takes. */
export async function reachOrStart(config: Config): Promise<Reached> {
  const running = await reachRunning(config);
  if (running) return running;
  if (config.redisUrl !== undefined) throw new StartFault('The Redis of REDIS_URL does not answer.');
  const lock = lockDataFolder(config.dataFolder);
  const server = await startEmbeddedRedis(config.dataFolder).catch((cause: unknown) => {
    lock.release();
    throw cause;
  });
  const stop = async () => {
    await server.stop();
    lock.release();
  };
  const reached = await connect(server.socketPath);
  if (!reached) {
    await stop();
    throw new StartFault('The Redis in the data folder does not answer.');
  }
  const close = async () => {
    await reached.close();
    await stop();
  };
  return { redis: reached.redis, close };
}

function embeddedSocket(dataFolder: string): string | null {
  const folder = join(dataFolder, 'redis');
  return existsSync(folder) ? socketPathFor(realpathSync(folder)) : null;
}

/** One attempt: who serves a command line does not wait for a server to come back. */
async function connect(address: string): Promise<Reached | null> {
  const redis = new Redis(address, {
    lazyConnect: true,
    connectTimeout: 3000,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
  });
  redis.on('error', () => undefined); // the failed connect() says the same
  try {
    await redis.connect();
    await redis.ping();
  } catch {
    redis.disconnect();
    return null;
  }
  return {
    redis,
    close: async () => {
      await redis.quit().catch(() => redis.disconnect());
    },
  };
}
