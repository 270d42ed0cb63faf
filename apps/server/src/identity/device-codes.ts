import { randomInt } from 'node:crypto';
import { minuteMs } from '@cordon/protocol/time.ts';
import { codeAlphabet, codeLength, readCode } from '@cordon/protocol/wire/session.ts';
import type { Redis } from 'ioredis';
import { sha256 } from '../ops/ids.ts';
import { resultsOf } from '../redis/results.ts';

export const codeLifeMs = 15 * minuteMs;

/** [DV1] One-time codes by which a browser becomes a device. The store knows their hashes. */
export type DeviceCodes = {
  /** A new code; the one before it is no longer valid. */
  make(deviceId: string, lifeMs: number): Promise<string>;
  /** @returns the device that the code was made for, and how to give it back; null when the code is not valid */
  take(typed: string): Promise<{ deviceId: string; giveBack(): Promise<void> } | null>;
};

export function createDeviceCodes(redis: Redis, prefix: string): DeviceCodes {
  const codeKey = (code: string) => `${prefix}device-code:${sha256(code, 'base64url')}`;
  const latest = (deviceId: string) => `${prefix}device-code-of:${deviceId}`;
  return {
    async make(deviceId, lifeMs) {
      const code = Array.from({ length: codeLength }, () => codeAlphabet[randomInt(codeAlphabet.length)] ?? '').join(
        '',
      );
      const before = await redis.getset(latest(deviceId), codeKey(code));
      const writing = redis.multi().set(codeKey(code), deviceId, 'PX', lifeMs).pexpire(latest(deviceId), lifeMs);
      resultsOf(await (before === null ? writing : writing.del(before)).exec());
      return code;
    },
    async take(typed) {
      const code = readCode(typed);
      const key = code === null ? '' : codeKey(code);
      const [[, left] = [], [, deviceId] = []] =
        code === null ? [] : ((await redis.multi().pttl(key).getdel(key).exec()) ?? []);
      if (typeof deviceId !== 'string' || typeof left !== 'number' || left <= 0) return null;
      return { deviceId, giveBack: async () => void (await redis.set(key, deviceId, 'PX', left)) };
    },
  };
}
