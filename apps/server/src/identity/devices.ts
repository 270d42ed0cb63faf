import { randomInt } from 'node:crypto';
import { hourMs, type Instant, minuteMs } from '@cordon/protocol/time.ts';
import type { DeviceLastSeen } from '@cordon/protocol/wire/http/devices.ts';
import { codeAlphabet, codeLength, type DeviceStatus, readCode } from '@cordon/protocol/wire/session.ts';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { receiptTtlMs } from '../log/receipt-ttl.ts';
import { resultsOf } from '../redis/results.ts';
import type { SiteTime, SystemTime } from '../ops/clock.ts';
import { sha256 } from '../ops/ids.ts';

export const codeLifeMs = 15 * minuteMs;

const onlineWithinMs = 25_000; // two and a half of the notes of who is connected
const noted = z.object({ at: z.int(), battery: z.int().nullable(), charging: z.boolean().nullable() });

/** What is known of devices besides the site's events: codes that wait to be entered, and when each was heard of. */
export type Devices = {
  /** [DV1] A one-time code; the one before it is good no more. */
  invite(deviceId: string, lifeMs?: number): Promise<{ code: string; expiresAt: number }>;
  /** @returns the device that the code was made for, and how to give it back; null when there is none any more */
  take(typed: string): Promise<{ deviceId: string; giveBack(): Promise<void> } | null>;
  heard(deviceIds: readonly string[]): Promise<void>;
  /** [OF67] When this device was in contact nearest to this moment of the site's clock; null when it never was. */
  nearestContact(deviceId: string, at: Instant): Promise<Instant | null>;
  status(deviceId: string, status: DeviceStatus): Promise<void>;
  list(): Promise<DeviceLastSeen[]>;
};

/**
 * @param systemClock real time: codes and contacts are about the real world, also in a simulated night
 * @param siteClock the site's time, in which they are told
 */
export function openDevices(redis: Redis, prefix: string, systemClock: SystemTime, siteClock: SiteTime): Devices {
  const told = (at: number) => siteClock.now() - (systemClock.now() - at);
  const codeKey = (code: string) => `${prefix}device-code:${sha256(code, 'base64url')}`;
  const latest = (deviceId: string) => `${prefix}device-code-of:${deviceId}`;
  const heardKey = `${prefix}devices-heard`;
  const statusKey = `${prefix}devices-status`;
  const contactsKey = (deviceId: string) => `${prefix}contacts:${deviceId}`;

  /** The last contact of each hour, for as long as a record of that time may still come. */
  async function noteContacts(deviceIds: readonly string[]): Promise<void> {
    const at = siteClock.now();
    const writing = redis.multi();
    for (const key of deviceIds.map(contactsKey)) {
      writing.zadd(key, 'GT', at, String(Math.floor(at / hourMs)));
      writing.zremrangebyscore(key, '-inf', at - receiptTtlMs).pexpire(key, receiptTtlMs);
    }
    resultsOf(await writing.exec());
  }

  return {
    async invite(deviceId, lifeMs = codeLifeMs) {
      const code = Array.from({ length: codeLength }, () => codeAlphabet[randomInt(codeAlphabet.length)] ?? '').join(
        '',
      );
      const before = await redis.getset(latest(deviceId), codeKey(code));
      const writing = redis.multi().set(codeKey(code), deviceId, 'PX', lifeMs).pexpire(latest(deviceId), lifeMs);
      resultsOf(await (before === null ? writing : writing.del(before)).exec());
      return { code, expiresAt: told(systemClock.now() + lifeMs) };
    },
    async take(typed) {
      const code = readCode(typed);
      const key = code === null ? '' : codeKey(code);
      const [[, left] = [], [, deviceId] = []] =
        code === null ? [] : ((await redis.multi().pttl(key).getdel(key).exec()) ?? []);
      if (typeof deviceId !== 'string' || typeof left !== 'number' || left <= 0) return null;
      return { deviceId, giveBack: async () => void (await redis.set(key, deviceId, 'PX', left)) };
    },
    async heard(deviceIds) {
      if (deviceIds.length === 0) return;
      await redis.hset(heardKey, Object.fromEntries(deviceIds.map((id) => [id, systemClock.now()])));
      await noteContacts(deviceIds);
    },
    async nearestContact(deviceId, at) {
      const key = contactsKey(deviceId);
      const [before, after] = await Promise.all([
        redis.zrevrangebyscore(key, at, '-inf', 'WITHSCORES', 'LIMIT', 0, 1),
        redis.zrangebyscore(key, at, '+inf', 'WITHSCORES', 'LIMIT', 0, 1),
      ]);
      const found = [before[1], after[1]].flatMap((score) => (score === undefined ? [] : [Number(score)]));
      return found.toSorted((a, b) => Math.abs(a - at) - Math.abs(b - at))[0] ?? null;
    },
    async status(deviceId, status) {
      const at = systemClock.now();
      const note = JSON.stringify({ at, ...status });
      resultsOf(await redis.multi().hset(heardKey, deviceId, at).hset(statusKey, deviceId, note).exec());
      await noteContacts([deviceId]);
    },
    async list() {
      const [heard, statuses] = await Promise.all([redis.hgetall(heardKey), redis.hgetall(statusKey)]);
      return Object.entries(heard).map(([id, at]) => {
        const status = noted.safeParse(JSON.parse(statuses[id] ?? 'null')).data;
        const online = systemClock.now() - Number(at) < onlineWithinMs;
        const { battery = null, charging = null } = status ?? {};
        return { id, at: told(Number(at)), online, battery, charging };
      });
    },
  };
}
