import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { resultsOf } from './results.ts';
import { type StoreTrouble, troubleOf } from './trouble.ts';

/** The key of a process that has ended stays for so long. */
const keptMs = 60_000;

/** [RH1] Whether a write works now: writes a key of this process, and reads it back. @returns null when it does */
export type WriteProbe = () => Promise<StoreTrouble | null>;

/** @param replicas how many must follow it for answers to be confirmed [RH13] */
export function createWriteProbe(redis: Redis, key: string, replicas = 0): WriteProbe {
  return async () => {
    const nonce = randomUUID();
    try {
      await redis.set(key, nonce, 'PX', keptMs);
      const [found, replication] = resultsOf(await redis.pipeline().get(key).info('replication').exec());
      // A writable replica also takes the write, but loses it when it connects to its primary again.
      if (/^role:slave/m.test(String(replication))) return 'read-only';
      if (found !== nonce) return 'read-back';
      return onlineReplicas(String(replication)) < replicas ? 'replicas' : null;
    } catch (error) {
      return troubleOf(error);
    }
  };
}

function onlineReplicas(replication: string): number {
  return [...replication.matchAll(/^slave\d+:.*\bstate=online\b/gm)].length;
}
