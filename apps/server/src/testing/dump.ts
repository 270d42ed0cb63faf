import type { Redis } from 'ioredis';

/** Everything in a Redis, names and values of every kind, as a thief would read it. */
export async function dumpOf(redis: Redis): Promise<string> {
  const names = await redis.keys('*');
  const values = await Promise.all(names.map(async (name) => [name, await valueOf(redis, name)]));
  return JSON.stringify(values);
}

async function valueOf(redis: Redis, name: string): Promise<unknown> {
  const type = await redis.type(name);
  switch (type) {
    case 'string':
      return redis.get(name);
    case 'hash':
      return redis.hgetall(name);
    case 'set':
      return redis.smembers(name);
    case 'zset':
      return redis.zrange(name, '0', '-1', 'WITHSCORES');
    case 'list':
      return redis.lrange(name, 0, -1);
    case 'stream':
      return redis.xrange(name, '-', '+');
    case 'none': // it has expired meanwhile
      return null;
    default:
      throw new Error(`a key of an unknown type: ${type}`);
  }
}
