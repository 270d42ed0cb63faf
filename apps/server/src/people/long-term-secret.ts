import { randomBytes } from 'node:crypto';
import type { Redis } from 'ioredis';
import { StartFault } from '../start-fault.ts';
import { keyBytes, seal, unseal } from './seal.ts';

/*
 * [K9] A secret that stays when the site's key changes. PINs are hashed with it, and receipts and strangers are recognised by
 * it: these can't be made again. It is stored sealed with the site's key.
 */

export function longTermSecretKey(prefix: string): string {
  return `${prefix}lasting-secret`;
}

export async function readLongTermSecret(redis: Redis, prefix: string, wrap: Buffer): Promise<Buffer | null> {
  const sealed = await redis.get(longTermSecretKey(prefix));
  if (sealed === null) return null;
  const secret = unseal(wrap, sealed, longTermSecretKey(prefix));
  if (secret === null)
    throw new StartFault('The lasting secret of this site is damaged: put back a copy of the store.');
  return secret;
}

/** The secret; made once, by the process that unlocks the site first. @throws StartFault when it is damaged */
export async function ensureLongTermSecret(redis: Redis, prefix: string, wrap: Buffer): Promise<Buffer> {
  await redis.set(longTermSecretKey(prefix), sealLongTermSecret(prefix, wrap, randomBytes(keyBytes)), 'NX');
  const secret = await readLongTermSecret(redis, prefix, wrap);
  if (secret === null) throw new StartFault('The store lost a key that was just written: start Cordon again.');
  return secret;
}

export function sealLongTermSecret(prefix: string, wrap: Buffer, secret: Buffer): string {
  return seal(wrap, secret, longTermSecretKey(prefix));
}
