import { randomUUID } from 'node:crypto';
import { hourMs, type Instant } from '@cordon/protocol/time.ts';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { resultsOf } from '../redis/results.ts';
import { defineScript, oneWord } from '../redis/script.ts';
import { hashSecret, impossibleHash, isSecret, type SecretCost, secretHash } from './secret-hash.ts';

/** Long enough to be brought to somebody who comes on duty after a free weekend. */
const oncePasswordMs = 72 * hourMs;

/** Whether it is good for once, to be replaced at the first sign-in. */
export type PasswordState = 'none' | 'once' | 'set';

/** What somebody is given at the start; of PIN and password whichever their role uses. */
export type FirstSecret = { personId: string; pin: string | null; password: string | null };

export type StaffSecrets = {
  setPin(personId: string, pin: string): Promise<void>;
  /** @returns when it ends: one that nobody uses must not lie about for ever */
  setOncePassword(personId: string, password: string): Promise<Instant>;
  setPassword(personId: string, password: string): Promise<void>;
  /** Takes as long for nobody, or for somebody without one, as for a wrong one. */
  checkPin(personId: string | null, pin: string): Promise<boolean>;
  checkPassword(personId: string | null, password: string): Promise<Exclude<PasswordState, 'none'> | null>;
  hasPin(personId: string): Promise<boolean>;
  passwordOf(personId: string): Promise<PasswordState>;
  /** Only in a store without any, or whose first ones nobody was told. */
  setFirst(secrets: readonly FirstSecret[]): Promise<FirstSet>;
  wantsFirst(): Promise<boolean>;
};

export type FirstSet =
  | { kind: 'written'; told: () => Promise<void> } // to be called once they were told
  | { kind: 'told' } // the store has some
  | { kind: 'telling' }; // somebody else is about to tell theirs

/** Printing takes milliseconds; who has not told by then has been killed. */
const tellWithinMs = 2_000;

const firstSecrets = defineScript({
  file: new URL('scripts/first-secrets.lua', import.meta.url),
  keys: ['holders', 'untold', 'teller'],
  args: ['set', 'tellWithinMs'],
  reply: oneWord('written', 'told', 'telling'),
});

const firstTold = defineScript({
  file: new URL('scripts/first-told.lua', import.meta.url),
  keys: ['untold', 'teller'],
  args: ['set'],
  reply: oneWord('noted', 'replaced'),
});

const forOnce = z.object({ onceUntil: z.coerce.number().int() });

type Kind = 'pin' | 'password';

export type StaffSecretsParts = {
  redis: Redis;
  prefix: string;
  pepper: Buffer;
  now: () => Instant;
  cost?: SecretCost | undefined; // of new secrets; the usual one unless a test hands in another
};

/** [S1] Secrets are kept apart from the people they belong to, and never come into an event. */
export function openStaffSecrets({ redis, prefix, pepper, now, cost }: StaffSecretsParts): StaffSecrets {
  const key = (kind: Kind, personId: string) => `${prefix}staff-${kind}:${personId}`;
  const placeOf = (kind: Kind, personId: string) => (kind === 'pin' ? personId : `${personId} ${kind}`);
  const holders = `${prefix}staff-secret-holders`;
  const untold = `${prefix}first-pins-untold`;
  const teller = `${prefix}first-pins-teller`;

  const fieldsOf = async (kind: Kind, personId: string, secret: string, onceUntil: Instant | null) => ({
    ...(await hashSecret(pepper, placeOf(kind, personId), secret, cost)),
    ...(onceUntil === null ? {} : { onceUntil }),
  });

  async function set(kind: Kind, personId: string, secret: string, onceUntil: Instant | null = null): Promise<void> {
    const place = key(kind, personId);
    const fields = await fieldsOf(kind, personId, secret, onceUntil);
    resultsOf(await redis.multi().del(place).hset(place, fields).sadd(holders, personId).exec());
  }

  async function check(kind: Kind, personId: string | null, secret: string) {
    const fields = personId === null ? {} : await redis.hgetall(key(kind, personId));
    const kept = secretHash.safeParse(fields);
    const place = placeOf(kind, personId ?? '');
    const isRight = await isSecret(pepper, place, secret, kept.success ? kept.data : impossibleHash(cost));
    return isRight && kept.success ? fields : null;
  }

  return {
    setPin: (personId, pin) => set('pin', personId, pin),
    async setOncePassword(personId, password) {
      const until = now() + oncePasswordMs;
      await set('password', personId, password, until);
      return until;
    },
    setPassword: (personId, password) => set('password', personId, password),
    checkPin: async (personId, pin) => (await check('pin', personId, pin)) !== null,
    async checkPassword(personId, password) {
      const fields = await check('password', personId, password);
      if (fields === null) return null;
      const once = forOnce.safeParse(fields);
      if (!once.success) return 'set';
      return now() < once.data.onceUntil ? 'once' : null;
    },
    hasPin: async (personId) => (await redis.exists(key('pin', personId))) === 1,
    async passwordOf(personId) {
      const fields = await redis.hgetall(key('password', personId));
      if (!secretHash.safeParse(fields).success) return 'none';
      return forOnce.safeParse(fields).success ? 'once' : 'set';
    },
    setFirst: async (given) => {
      const until = now() + oncePasswordMs;
      const secrets = await Promise.all(
        given.flatMap(({ personId, pin, password }) => [
          ...(pin === null ? [] : [entryOf('pin', personId, pin, null)]),
          ...(password === null ? [] : [entryOf('password', personId, password, until)]),
        ]),
      );
      const name = randomUUID();
      const kind = await firstSecrets(redis, {
        keys: { holders, untold, teller },
        args: { set: name, tellWithinMs },
        moreKeys: secrets.map(({ place }) => place),
        moreArgs: secrets.flatMap(({ personId, fields }) => [personId, fields.length, ...fields]),
      });
      if (kind !== 'written') return { kind };
      return {
        kind,
        told: async () => void (await firstTold(redis, { keys: { untold, teller }, args: { set: name } })),
      };
    },
    wantsFirst: async () => {
      const [held, notTold] = resultsOf(await redis.multi().exists(holders).exists(untold).exec());
      return held === 0 || notTold === 1;
    },
  };

  async function entryOf(kind: Kind, personId: string, secret: string, onceUntil: Instant | null) {
    const fields = Object.entries(await fieldsOf(kind, personId, secret, onceUntil));
    return { personId, place: key(kind, personId), fields: fields.flat().map(String) };
  }
}
