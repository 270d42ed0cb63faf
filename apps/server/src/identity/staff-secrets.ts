import { readFileSync } from 'node:fs';
import type { Redis, Result } from 'ioredis';
import { resultsOf } from '../redis/results.ts';
import { hashPin, impossibleHash, isPin, pinHash } from './pin-hash.ts';

export type StaffSecrets = {
  set: (personId: string, pin: string) => Promise<void>;
  /** Takes as long for nobody, or for somebody without a PIN, as for a wrong PIN. */
  check: (personId: string | null, pin: string) => Promise<boolean>;
  /** Only in a store without any PIN; false when it has some. */
  setFirst: (pins: readonly { personId: string; pin: string }[]) => Promise<boolean>;
  isEmpty: () => Promise<boolean>;
};

declare module 'ioredis' {
  interface RedisCommander<Context> {
    cordonFirstSecrets(keyCount: number, ...keysThenArgs: string[]): Result<number, Context>;
  }
}

const lua = readFileSync(new URL('scripts/first-secrets.lua', import.meta.url), 'utf8');

/** [S1] PINs are kept apart from the people they belong to, and never come into an event. */
export function openStaffSecrets(redis: Redis, prefix: string, siteKey: Buffer): StaffSecrets {
  redis.defineCommand('cordonFirstSecrets', { lua });
  const key = (personId: string) => `${prefix}staff-secret:${personId}`;
  const holders = `${prefix}staff-secret-holders`;
  return {
    set: async (personId, pin) => {
      const hash = await hashPin(siteKey, personId, pin);
      resultsOf(await redis.multi().hset(key(personId), hash).sadd(holders, personId).exec());
    },
    check: async (personId, pin) => {
      const kept = pinHash.safeParse(personId === null ? {} : await redis.hgetall(key(personId)));
      const isRight = await isPin(siteKey, personId ?? '', pin, kept.success ? kept.data : impossibleHash());
      return isRight && kept.success;
    },
    setFirst: async (pins) => {
      const secrets = await Promise.all(
        pins.map(async ({ personId, pin }) => ({
          personId,
          fields: Object.entries(await hashPin(siteKey, personId, pin)),
        })),
      );
      const keys = [holders, ...secrets.map(({ personId }) => key(personId))];
      const args = secrets.flatMap(({ personId, fields }) => [personId, ...fields.flat().map(String)]);
      const width = String(secrets[0]?.fields.length ?? 0);
      return (await redis.cordonFirstSecrets(keys.length, ...keys, width, ...args)) === 1;
    },
    isEmpty: async () => (await redis.exists(holders)) === 0,
  };
}
