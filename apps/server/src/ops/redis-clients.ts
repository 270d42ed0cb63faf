import { Redis, type RedisOptions } from 'ioredis';
import { StartFault } from '../start-fault.ts';
import type { Logger } from './logger.ts';

/** A person waits for the answer: a store that takes longer is away, and the command is sent again. */
const answerWithinMs = 5_000;
const connectWithinMs = 5_000;
const longestRetryMs = 500;

export type RedisClients = {
  commands: Redis;
  /** Waits for the feed, so it can't be asked anything else. */
  tail: Redis;
  /** For the jobs: one to add them, which answers or fails soon, and one to wait for them. */
  jobs(): { adding: Redis; working: Redis };
  close(): void;
};

/** @param address a URL, or the path of a Unix socket */
export async function openRedisClients(address: string, log: Pick<Logger, 'warn' | 'info'>): Promise<RedisClients> {
  const closing = { isBegun: false };
  const commands = client(address, closing, { maxRetriesPerRequest: 3, commandTimeout: answerWithinMs });
  try {
    await firstAnswer(commands);
  } catch (error) {
    commands.disconnect();
    throw error;
  }
  const tail = client(address, closing, { maxRetriesPerRequest: null });
  const all: Redis[] = [];
  const known = (name: string, redis: Redis): Redis => {
    reportState(redis, name, log);
    all.push(redis);
    return redis;
  };
  known('commands', commands);
  known('tail', tail);
  return {
    commands,
    tail,
    jobs: () => ({
      adding: known('jobs', client(address, closing, { maxRetriesPerRequest: 3, commandTimeout: answerWithinMs })),
      working: known('worker', client(address, closing, { maxRetriesPerRequest: null })),
    }),
    close() {
      closing.isBegun = true;
      for (const redis of all) redis.disconnect();
    },
  };
}

/** @param closing once it is begun nobody connects again, copies neither that BullMQ makes for itself */
function client(
  address: string,
  closing: { readonly isBegun: boolean },
  options: Pick<RedisOptions, 'maxRetriesPerRequest' | 'commandTimeout'>,
): Redis {
  const redis = new Redis(address, {
    connectTimeout: connectWithinMs,
    retryStrategy: (times) => (closing.isBegun ? null : Math.min(times * 50, longestRetryMs)),
    ...options,
  });
  redis.on('error', () => undefined); // reported by state, once, and not at every attempt
  return redis;
}

/** At the start nobody waits for a Redis to come back: the address may be wrong. */
function firstAnswer(redis: Redis): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => {
      reject(new StartFault(`The Redis of REDIS_URL does not answer as it should (${reasonOf(error)}).`));
    };
    redis.once('error', fail);
    redis.ping().then(() => {
      redis.off('error', fail);
      resolve();
    }, fail);
  });
}

/** Codes and Redis' own words only: a message of the client may repeat the address, password included. */
function reasonOf(error: Error): string {
  if ('code' in error) return String(error.code);
  return /^[A-Z]+(?= )/.exec(error.message)?.[0] ?? 'no answer';
}

function reportState(redis: Redis, name: string, log: Pick<Logger, 'warn' | 'info'>): void {
  let isLost = false;
  redis.on('close', () => {
    if (!isLost && redis.status !== 'end') log.warn({ connection: name }, 'the connection to Redis is lost');
    isLost = true;
  });
  redis.on('ready', () => {
    if (isLost) log.info({ connection: name }, 'the connection to Redis is back');
    isLost = false;
  });
}
