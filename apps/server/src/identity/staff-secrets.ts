import { hourMs, type Instant } from '@cordon/protocol/time.ts';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { type FirstSecret, type FirstSet, createFirstSecrets } from './first-secrets.ts';
import { createHashedSecrets } from './hashed-secrets.ts';
import type { SecretCost } from './secret-hash.ts';

/** Long enough for somebody who comes on duty after a free weekend. */
const oncePasswordMs = 72 * hourMs;

/** `once`: it may be used one time, and is replaced at that sign-in. */
export type PasswordState = 'none' | 'once' | 'set';

export type StaffSecrets = {
  setPin(personId: string, pin: string): Promise<void>;
  /** @returns when it ends: one that nobody uses must not stay valid for ever */
  setOncePassword(personId: string, password: string): Promise<Instant>;
  setPassword(personId: string, password: string): Promise<void>;
  /** Takes as long for nobody (null), or for somebody without a PIN, as for a wrong PIN. */
  checkPin(personId: string | null, pin: string): Promise<boolean>;
  checkPassword(personId: string | null, password: string): Promise<Exclude<PasswordState, 'none'> | null>;
  hasPin(personId: string): Promise<boolean>;
  passwordOf(personId: string): Promise<PasswordState>;
  /** Writes the first secrets, in a store that has none or some that nobody was shown. */
  setFirst(secrets: readonly FirstSecret[]): Promise<FirstSet>;
  wantsFirst(): Promise<boolean>;
};

const forOnce = z.object({ onceUntil: z.coerce.number().int() });

export type StaffSecretsParts = {
  redis: Redis;
  prefix: string;
  pepper: Buffer;
  now: () => Instant;
  cost?: SecretCost | undefined; // of new secrets; the usual one unless a test hands in another
};

/** [S1] Secrets are kept apart from the people they belong to, and never come into an event. */
export function createStaffSecrets({ redis, prefix, pepper, now, cost }: StaffSecretsParts): StaffSecrets {
  const holders = `${prefix}staff-secret-holders`;
  const hashed = createHashedSecrets({ redis, prefix, holders, pepper, cost });
  const first = createFirstSecrets({ redis, prefix, holders });

  return {
    setPin: (personId, pin) => hashed.set('pin', personId, pin),
    async setOncePassword(personId, password) {
      const until = now() + oncePasswordMs;
      await hashed.set('password', personId, password, until);
      return until;
    },
    setPassword: (personId, password) => hashed.set('password', personId, password),
    checkPin: async (personId, pin) => (await hashed.check('pin', personId, pin)) !== null,
    async checkPassword(personId, password) {
      const fields = await hashed.check('password', personId, password);
      if (fields === null) return null;
      const once = forOnce.safeParse(fields);
      if (!once.success) return 'set';
      return now() < once.data.onceUntil ? 'once' : null;
    },
    hasPin: (personId) => hashed.exists('pin', personId),
    async passwordOf(personId) {
      const fields = await hashed.fields('password', personId);
      if (fields === null) return 'none';
      return forOnce.safeParse(fields).success ? 'once' : 'set';
    },
    async setFirst(given) {
      const until = now() + oncePasswordMs;
      const secrets = await Promise.all(
        given.flatMap(({ personId, pin, password }) => [
          ...(pin === null ? [] : [hashed.toStore('pin', personId, pin, null)]),
          ...(password === null ? [] : [hashed.toStore('password', personId, password, until)]),
        ]),
      );
      return first.write(secrets);
    },
    wantsFirst: () => first.areWanted(),
  };
}
