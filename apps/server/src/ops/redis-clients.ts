import type { Redis, RedisOptions } from 'ioredis';
import { connectFault } from '../redis/connect-fault.ts';
import { openRedis } from '../redis/open-redis.ts';
import { isReplaced } from '../redis/trouble.ts';
import type { SystemTime } from './clock.ts';
import type { Logger } from './logger.ts';

/** A person waits for the answer: a store that takes longer counts as away, and the command is sent again. */
const answerWithinMs = 5_000;
const connectWithinMs = 5_000;
const longestRetryMs = 500;
const failOverMs = 5_000;
const failOverRetryMs = 200;
/** [RH2] No byte for so long where one is due: the other end may be gone without closing the connection, as after a power cut. */
const silentForMs = 6_000;
/** A connection that was given up is closed soon: a frozen Redis that wakes must not answer on it any more. */
const closedWithinMs = 50;
/** A worker waits up to ten seconds for a job; its answer is due then. */
const silentWorkerMs = 20_000;

export type RedisClients = {
  commands: Redis;
  /** Blocks while it waits for the feed, so nothing else can be asked by it. */
  tail: Redis;
  /** [RH13] Never sends a command again at a new connection. */
  confirming(): Redis;
  /** For the jobs: one to add them, which answers or fails soon, and one to wait for them. */
  jobs(): { adding: Redis; working: Redis };
  /** [RH5] Asks the Redis that is at the address now, by a connection for this alone: the others may lead to another one. */
  askAtAddress<T>(ask: (redis: Redis) => Promise<T>): Promise<T>;
  /** [RH2] Closes every connection and makes it again; the name in the address is looked up anew. */
  renew(): void;
  close(): void;
};

type Limits = Pick<
  RedisOptions,
  'maxRetriesPerRequest' | 'commandTimeout' | 'socketTimeout' | 'retryStrategy' | 'autoResendUnfulfilledCommands'
>;
type Log = Pick<Logger, 'warn' | 'info'>;

const answering: Limits = {
  maxRetriesPerRequest: 3,
  commandTimeout: answerWithinMs,
  socketTimeout: silentForMs,
};
const confirming: Limits = { ...answering, maxRetriesPerRequest: 0, autoResendUnfulfilledCommands: false };
/** The tail has a guard of its own, see `feed/silence-guard.ts`. */
const following: Limits = { maxRetriesPerRequest: null };
const working: Limits = { maxRetriesPerRequest: null, socketTimeout: silentWorkerMs };

export type RedisClientsParts = {
  systemClock: SystemTime;
  log: Log;
  /** What every key of the site begins with: in a cluster, the node that owns them is connected to. */
  prefix?: string;
};

/**
 * @param address as REDIS_URL has it, or the path of a Unix socket
 * @throws StartFault when Redis does not answer: at the start nobody waits for it
 */
export async function createRedisClients(address: string, parts: RedisClientsParts): Promise<RedisClients> {
  const { client, register, renew, close } = openConnections(address, parts);
  const commands = client(answering);
  try {
    await firstAnswer(commands);
  } catch (error) {
    commands.disconnect();
    throw error;
  }
  register('commands', commands);
  return {
    commands,
    tail: register('tail', client(following)),
    confirming: () => register('confirming', client(confirming)),
    jobs: () => ({
      adding: register('jobs', client(answering)),
      working: register('worker', client(working)),
    }),
    async askAtAddress(ask) {
      const redis = client({ ...answering, maxRetriesPerRequest: 0, retryStrategy: () => null });
      try {
        return await ask(redis);
      } finally {
        redis.disconnect();
      }
    },
    renew,
    close,
  };
}

/** Makes connections to one address, and makes them anew when another Redis takes over there. */
function openConnections(address: string, { systemClock, log, prefix = '' }: RedisClientsParts) {
  const all = new Set<Redis>();
  let isClosing = false;
  let replacedAt = Number.NEGATIVE_INFINITY;
  /** A fail-over takes seconds, and the old Redis answers until it is over: connecting again at once would not help. */
  const isBeingReplaced = () => systemClock.now() - replacedAt < failOverMs;

  function renew(): void {
    for (const redis of all) if (redis.status === 'ready') redis.disconnect(true);
  }

  /** Once everything closes, no connection is made again, nor the copies that BullMQ makes for itself. */
  function client(limits: Limits): Redis {
    const redis = openRedis(address, prefix, {
      connectTimeout: connectWithinMs,
      disconnectTimeout: closedWithinMs,
      retryStrategy(times) {
        if (isClosing) return null;
        return isBeingReplaced() ? failOverRetryMs : Math.min(times * 50, longestRetryMs);
      },
      reconnectOnError(error) {
        if (!isReplaced(error)) return false;
        if (!isBeingReplaced()) log.warn({ error }, 'this Redis is not the one to write to any more; connecting again');
        replacedAt = systemClock.now();
        renew();
        return true;
      },
      ...limits,
    });
    redis.on('error', () => undefined); // reported by state, once, and not at every attempt
    return redis;
  }

  /** From here on its state is logged under this name, and it is renewed and closed with the others; so are its copies. */
  function register(name: string, redis: Redis): Redis {
    reportState(redis, name, log, isBeingReplaced);
    all.add(redis);
    redis.once('end', () => all.delete(redis));
    const copy = redis.duplicate.bind(redis);
    redis.duplicate = (change) =>
      register(
        `${name} copy`,
        copy(change).on('error', () => undefined),
      );
    return redis;
  }

  return {
    client,
    register,
    renew,
    close() {
      isClosing = true;
      for (const redis of all) redis.disconnect();
    },
  };
}

/** At the start a Redis that is away is not waited for: the address may be wrong. */
function firstAnswer(redis: Redis): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => reject(connectFault(error));
    redis.once('error', fail);
    redis.ping().then(() => {
      redis.off('error', fail);
      resolve();
    }, fail);
  });
}

/** @param isKnown whether the reason why connections close is in the log already */
function reportState(redis: Redis, name: string, log: Log, isKnown: () => boolean): void {
  let isLost = false;
  redis.on('close', () => {
    if (isKnown()) return;
    if (!isLost && redis.status !== 'end') log.warn({ connection: name }, 'the connection to Redis is lost');
    isLost = true;
  });
  redis.on('ready', () => {
    if (isLost) log.info({ connection: name }, 'the connection to Redis is back');
    isLost = false;
  });
}
