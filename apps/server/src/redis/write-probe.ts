import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { resultsOf } from './results.ts';
import { type StoreTrouble, troubleOf } from './trouble.ts';

/** A process that ended leaves its key behind for so long. */
const keptMs = 60_000;

/** [RH1] Whether a write gets through now: a key of this process's own is written, and read back. */
export type WriteProbe = () => Promise<StoreTrouble | null>;

export function openWriteProbe(redis: Redis, key: string): WriteProbe {
  return async () => {
    const nonce = randomUUID();
    try {
      await redis.set(key, nonce, 'PX', keptMs);
      const [found, replication] = resultsOf(await redis.pipeline().get(key).info('replication').exec());
      // A replica that may be written to takes it, and loses it when it hears of its primary again.
      if (/^role:slave/m.test(String(replication))) return 'read-only';
      return found === nonce ? null : 'read-back';
    } catch (error) {
      return troubleOf(error);
    }
  };
}
