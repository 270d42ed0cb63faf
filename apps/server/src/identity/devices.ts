import type { Instant } from '@cordon/protocol/time.ts';
import type { DeviceLastSeen } from '@cordon/protocol/wire/http/devices.ts';
import type { DeviceStatus } from '@cordon/protocol/wire/session.ts';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { SiteTime, SystemTime } from '../ops/clock.ts';
import { resultsOf } from '../redis/results.ts';
import { codeLifeMs, createDeviceCodes, type DeviceCodes } from './device-codes.ts';
import { createDeviceContacts } from './device-contacts.ts';

const onlineWithinMs = 25_000; // two and a half of the notes of who is connected
const kept = z.object({ at: z.int(), battery: z.int().nullable(), charging: z.boolean().nullable() });

/** What is known of devices apart from the site's events: codes that wait to be entered, and when each was last seen. */
export type Devices = Pick<DeviceCodes, 'take'> & {
  /** [DV1] A one-time code; the one before it is no longer valid. @returns with it when it ends, by the site's clock */
  invite(deviceId: string, lifeMs?: number): Promise<{ code: string; expiresAt: number }>;
  /** These devices are in contact now. */
  noteSeen(deviceIds: readonly string[]): Promise<void>;
  /** [OF67] When this device was in contact nearest to this moment of the site's clock; null when it never was. */
  nearestContact(deviceId: string, at: Instant): Promise<Instant | null>;
  noteStatus(deviceId: string, status: DeviceStatus): Promise<void>;
  /** Every device that was ever in contact, with when that was last, by the site's clock. */
  list(): Promise<DeviceLastSeen[]>;
};

/**
 * @param systemClock real time: codes and contacts are about the real world, also in a simulated night
 * @param siteClock the site's time, in which they are shown
 */
export function createDevices(redis: Redis, prefix: string, systemClock: SystemTime, siteClock: SiteTime): Devices {
  const codes = createDeviceCodes(redis, prefix);
  const contacts = createDeviceContacts(redis, prefix, siteClock);
  const siteTime = (at: number) => siteClock.now() - (systemClock.now() - at);
  const lastSeenKey = `${prefix}devices-heard`;
  const statusKey = `${prefix}devices-status`;

  return {
    async invite(deviceId, lifeMs = codeLifeMs) {
      const code = await codes.make(deviceId, lifeMs);
      return { code, expiresAt: siteTime(systemClock.now() + lifeMs) };
    },
    take: (typed) => codes.take(typed),
    async noteSeen(deviceIds) {
      if (deviceIds.length === 0) return;
      await redis.hset(lastSeenKey, Object.fromEntries(deviceIds.map((id) => [id, systemClock.now()])));
      await contacts.note(deviceIds);
    },
    nearestContact: (deviceId, at) => contacts.nearest(deviceId, at),
    async noteStatus(deviceId, status) {
      const at = systemClock.now();
      const text = JSON.stringify({ at, ...status });
      resultsOf(await redis.multi().hset(lastSeenKey, deviceId, at).hset(statusKey, deviceId, text).exec());
      await contacts.note([deviceId]);
    },
    async list() {
      const [lastSeen, statuses] = await Promise.all([redis.hgetall(lastSeenKey), redis.hgetall(statusKey)]);
      return Object.entries(lastSeen).map(([id, at]) => {
        const status = kept.safeParse(JSON.parse(statuses[id] ?? 'null')).data;
        const online = systemClock.now() - Number(at) < onlineWithinMs;
        const { battery = null, charging = null } = status ?? {};
        return { id, at: siteTime(Number(at)), online, battery, charging };
      });
    },
  };
}
