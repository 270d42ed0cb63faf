import type { Instant } from '@cordon/protocol/time.ts';
import type { Redis } from 'ioredis';
import { resultsOf } from '../redis/results.ts';
import type { StoredSecret } from './first-secrets.ts';
import { hashSecret, impossibleHash, isSecret, type SecretCost, secretHash } from './secret-hash.ts';

export type SecretKind = 'pin' | 'password';

export type HashedSecretsParts = {
  redis: Redis;
  prefix: string; // `cordon:{site}:`
  holders: string; // the key of the people who have a secret
  pepper: Buffer;
  cost: SecretCost | undefined;
};

/** PINs and passwords as they are stored: hashed, one of each for a person, and some with an end (`onceUntil`). */
export function createHashedSecrets({ redis, prefix, holders, pepper, cost }: HashedSecretsParts) {
  const keyOf = (kind: SecretKind, personId: string) => `${prefix}staff-${kind}:${personId}`;
  const placeOf = (kind: SecretKind, personId: string) => (kind === 'pin' ? personId : `${personId} ${kind}`);

  const fieldsOf = async (kind: SecretKind, personId: string, secret: string, onceUntil: Instant | null) => ({
    ...(await hashSecret(pepper, placeOf(kind, personId), secret, cost)),
    ...(onceUntil === null ? {} : { onceUntil }),
  });

  return {
    /** The secret as it is to be written. */
    async toStore(
      kind: SecretKind,
      personId: string,
      secret: string,
      onceUntil: Instant | null,
    ): Promise<StoredSecret> {
      const fields = Object.entries(await fieldsOf(kind, personId, secret, onceUntil));
      return { personId, place: keyOf(kind, personId), fields: fields.flat().map(String) };
    },
    async set(kind: SecretKind, personId: string, secret: string, onceUntil: Instant | null = null): Promise<void> {
      const key = keyOf(kind, personId);
      const fields = await fieldsOf(kind, personId, secret, onceUntil);
      resultsOf(await redis.multi().del(key).hset(key, fields).sadd(holders, personId).exec());
    },
    /** Takes as long when there is no such secret. @returns its fields when this is the secret, else null */
    async check(kind: SecretKind, personId: string | null, secret: string): Promise<Record<string, string> | null> {
      const fields = personId === null ? {} : await redis.hgetall(keyOf(kind, personId));
      const kept = secretHash.safeParse(fields);
      const place = placeOf(kind, personId ?? '');
      const isRight = await isSecret(pepper, place, secret, kept.success ? kept.data : impossibleHash(cost));
      return isRight && kept.success ? fields : null;
    },
    exists: async (kind: SecretKind, personId: string) => (await redis.exists(keyOf(kind, personId))) === 1,
    /** @returns null when there is none that can be read */
    async fields(kind: SecretKind, personId: string): Promise<Record<string, string> | null> {
      const fields = await redis.hgetall(keyOf(kind, personId));
      return secretHash.safeParse(fields).success ? fields : null;
    },
  };
}
