import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Redis, Result } from 'ioredis';
import { z } from 'zod';
import { resultsOf } from '../redis/results.ts';
import { hashPin, impossibleHash, isPin, pinHash } from './pin-hash.ts';

export type StaffSecrets = {
  set: (personId: string, pin: string) => Promise<void>;
  /** Takes as long for nobody, or for somebody without a PIN, as for a wrong PIN. */
  check: (personId: string | null, pin: string) => Promise<boolean>;
  /** Only in a store without any PIN, or whose first PINs nobody was told. */
  setFirst: (pins: readonly { personId: string; pin: string }[]) => Promise<FirstSet>;
  wantsFirst: () => Promise<boolean>;
};

export type FirstSet =
  | { kind: 'written'; told: () => Promise<void> } // to be called once they were told
  | { kind: 'told' } // the store has PINs
  | { kind: 'telling' }; // somebody else is about to tell theirs

declare module 'ioredis' {
  interface RedisCommander<Context> {
    cordonFirstSecrets(keyCount: number, ...keysThenArgs: string[]): Result<unknown, Context>;
    cordonFirstTold(...keysThenArgs: string[]): Result<unknown, Context>;
  }
}

const lua = (name: string) => readFileSync(new URL(`scripts/${name}.lua`, import.meta.url), 'utf8');

/** Printing takes milliseconds; who has not told by then has been killed. */
const tellWithinMs = 2_000;
const firstReply = z.enum(['written', 'told', 'telling']);

/** [S1] PINs are kept apart from the people they belong to, and never come into an event. */
export function openStaffSecrets(redis: Redis, prefix: string, siteKey: Buffer): StaffSecrets {
  redis.defineCommand('cordonFirstSecrets', { lua: lua('first-secrets') });
  redis.defineCommand('cordonFirstTold', { lua: lua('first-told'), numberOfKeys: 2 });
  const key = (personId: string) => `${prefix}staff-secret:${personId}`;
  const holders = `${prefix}staff-secret-holders`;
  const untold = `${prefix}first-pins-untold`;
  const teller = `${prefix}first-pins-teller`;
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
      const set = randomUUID();
      const keys = [holders, untold, teller, ...secrets.map(({ personId }) => key(personId))];
      const args = secrets.flatMap(({ personId, fields }) => [personId, ...fields.flat().map(String)]);
      const width = String(secrets[0]?.fields.length ?? 0);
      const first = [set, String(tellWithinMs), width];
      const kind = firstReply.parse(await redis.cordonFirstSecrets(keys.length, ...keys, ...first, ...args));
      if (kind !== 'written') return { kind };
      return { kind, told: async () => void (await redis.cordonFirstTold(untold, teller, set)) };
    },
    wantsFirst: async () => {
      const [held, notTold] = resultsOf(await redis.multi().exists(holders).exists(untold).exec());
      return held === 0 || notTold === 1;
    },
  };
}
