import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Redis } from 'ioredis';
import type { Config } from '../config.ts';
import { keysOf } from '../log/keys.ts';
import { lockDataFolder } from '../redis/data-lock.ts';
import { checkDurability } from '../redis/durability.ts';
import { startEmbeddedRedis } from '../redis/embedded.ts';
import { openRedis } from '../redis/open-redis.ts';
import { socketPathFor } from '../redis/socket-path.ts';
import { StartFault } from '../start-fault.ts';

/** A connected store; closing it twice is harmless. */
export type Reached = { redis: Redis; close: () => Promise<void> };

/** [D22] The store of a running Cordon; null when none runs. Starts nothing and writes nothing. */
export async function reachRunning({ redisUrl, dataFolder, siteId }: Config): Promise<Reached | null> {
  const address = redisUrl ?? embeddedSocket(dataFolder);
  return address === null ? null : connect(address, siteId);
}

/** [D22] The store of a running Cordon, or that of the data folder, started for this program. @throws StartFault */
export async function reachOrStart(config: Config): Promise<Reached> {
  const running = await reachRunning(config);
  if (config.redisUrl === undefined) return running ?? startOwn(config);
  if (!running) throw new StartFault('The Redis of REDIS_URL does not answer.');
  const { faults } = await checkDurability(running.redis);
  if (faults.length === 0) return running;
  await running.close();
  throw new StartFault(faults.join('\n'));
}

/** [K10] The store for this process alone: no server uses it, and none can start on it. @throws StartFault */
export async function reachAlone(config: Config): Promise<Reached> {
  return config.redisUrl === undefined ? startOwn(config) : reachOrStart(config);
}

async function startOwn(config: Config): Promise<Reached> {
  const lock = lockDataFolder(config.dataFolder);
  const server = await startEmbeddedRedis(config).catch((cause: unknown) => {
    lock.release();
    throw cause;
  });
  const reached = await connect(server.socketPath, config.siteId);
  const close = once(async () => {
    await reached?.close();
    await server.stop();
    lock.release();
  });
  if (reached) return { redis: reached.redis, close };
  await close();
  throw new StartFault('The Redis in the data folder does not answer.');
}

function embeddedSocket(dataFolder: string): string | null {
  const folder = join(dataFolder, 'redis');
  return existsSync(folder) ? socketPathFor(realpathSync(folder)) : null;
}

/** Tries once: a person at a command line does not wait for a server to come back. */
async function connect(address: string, siteId: string): Promise<Reached | null> {
  const redis = openRedis(address, keysOf(siteId).prefix, {
    lazyConnect: true,
    connectTimeout: 3000,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    disconnectTimeout: 50, // else a failed attempt keeps the command alive for seconds
  });
  redis.on('error', () => undefined); // connect() says the same
  try {
    await redis.connect();
    await redis.ping();
  } catch {
    redis.disconnect();
    return null;
  }
  const close = once(async () => {
    await redis.quit().catch(() => redis.disconnect());
  });
  return { redis, close };
}

function once(act: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => (done ??= act());
}
