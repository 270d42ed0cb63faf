import type { Redis } from 'ioredis';

/** Everything in a Redis at one moment, to be put back later, like a backup. */
export type StoreCopy = { restore(): Promise<void> };

export async function copyStore(redis: Redis): Promise<StoreCopy> {
  const names = await redis.keys('*');
  const kept = await Promise.all(
    names.map(async (name) => ({ name, ttl: Math.max(0, await redis.pttl(name)), dump: await redis.dumpBuffer(name) })),
  );
  return {
    /** In one transaction, so that nobody sees half of it. */
    async restore() {
      const restoring = redis.multi().flushall();
      for (const { name, ttl, dump } of kept) if (dump !== null) restoring.restore(name, ttl, dump);
      await restoring.exec();
    },
  };
}
