import type { Redis } from 'ioredis';
import { resultsOf } from '@cordon/server/redis/results.ts';

/** All keys of a store. What would expire is kept for good: a lease that the script checks must still be there later. */
export type StoreCopy = readonly { key: Buffer; dump: Buffer }[];

const atOnce = 500;

export async function copyStore(redis: Redis): Promise<StoreCopy> {
  const keys = await redis.keysBuffer('*');
  const copy: { key: Buffer; dump: Buffer }[] = [];
  for (let first = 0; first < keys.length; first += atOnce) {
    const some = keys.slice(first, first + atOnce);
    const dumps = await Promise.all(some.map((key) => redis.dumpBuffer(key)));
    for (const [i, key] of some.entries()) {
      const dump = dumps[i];
      if (dump) copy.push({ key, dump }); // one may have expired meanwhile
    }
  }
  return copy;
}

export async function restoreStore(redis: Redis, copy: StoreCopy): Promise<void> {
  for (let first = 0; first < copy.length; first += atOnce) {
    const writing = redis.pipeline();
    for (const { key, dump } of copy.slice(first, first + atOnce)) writing.restore(key, 0, dump);
    resultsOf(await writing.exec());
  }
}
