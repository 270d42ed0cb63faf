import { startTestRedis, type TestRedis, type TestRedisOptions } from '@cordon/tests/support/redis.ts';
import type { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach } from 'vitest';

export type TestStore = { server: TestRedis; redis: Redis };

/** A Redis for the tests of one file, empty before each of them; `begin` writes what they start from. */
export function useStore(begin: (store: TestStore) => Promise<void> | void, options?: TestRedisOptions): void {
  let store: TestStore;
  beforeAll(async () => {
    const server = await startTestRedis(options);
    const redis = server.connect();
    redis.setMaxListeners(0); // each test opens its own parts on it, which listen to it
    store = { server, redis };
  });
  afterAll(() => store.server.stop());
  beforeEach(async () => {
    await store.redis.flushall();
    await begin(store);
  });
}
