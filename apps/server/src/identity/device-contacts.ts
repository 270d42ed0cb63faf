import { hourMs, type Instant } from '@cordon/protocol/time.ts';
import type { Redis } from 'ioredis';
import { receiptTtlMs } from '../log/receipt-ttl.ts';
import type { SiteTime } from '../ops/clock.ts';
import { resultsOf } from '../redis/results.ts';

/** [OF67] When devices were in contact, by the site's clock. */
export type DeviceContacts = {
  note(deviceIds: readonly string[]): Promise<void>;
  /** The contact of this device nearest to this moment; null when there was none. */
  nearest(deviceId: string, at: Instant): Promise<Instant | null>;
};

/** Keeps the last contact of each hour, for as long as a record of that time may still come. */
export function createDeviceContacts(redis: Redis, prefix: string, siteClock: SiteTime): DeviceContacts {
  const keyOf = (deviceId: string) => `${prefix}contacts:${deviceId}`;
  return {
    async note(deviceIds) {
      const at = siteClock.now();
      const writing = redis.multi();
      for (const key of deviceIds.map(keyOf)) {
        writing.zadd(key, 'GT', at, String(Math.floor(at / hourMs)));
        writing.zremrangebyscore(key, '-inf', at - receiptTtlMs).pexpire(key, receiptTtlMs);
      }
      resultsOf(await writing.exec());
    },
    async nearest(deviceId, at) {
      const key = keyOf(deviceId);
      const [before, after] = await Promise.all([
        redis.zrevrangebyscore(key, at, '-inf', 'WITHSCORES', 'LIMIT', 0, 1),
        redis.zrangebyscore(key, at, '+inf', 'WITHSCORES', 'LIMIT', 0, 1),
      ]);
      const found = [before[1], after[1]].flatMap((score) => (score === undefined ? [] : [Number(score)]));
      return found.toSorted((a, b) => Math.abs(a - at) - Math.abs(b - at))[0] ?? null;
    },
  };
}
