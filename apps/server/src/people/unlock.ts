import { rmSync } from 'node:fs';
import type { Redis } from 'ioredis';
import { StartFault } from '../start-fault.ts';
import { ensureLongTermSecret, readLongTermSecret } from './long-term-secret.ts';
import { halfRotated, type Lock, lockKey, lockOf, opensLock, readLock } from './lock.ts';
import { findNextKey, findSiteKey, lastingKeys, loadSiteKey, sealingKeys, type SiteKeys } from './site-key.ts';

export type UnlockOptions = {
  redis: Redis;
  prefix: string; // `cordon:{site}:`
  dataFolder: string;
  siteKey: Buffer | undefined;
};

/**
 * [K3] A server with a wrong key must not start: it could neither read the register nor find anybody in it, and would make
 * every person a second time.
 *
 * @throws StartFault when the key is missing or wrong, or is being changed
 */
export async function unlockSite(options: UnlockOptions): Promise<SiteKeys> {
  const { redis, prefix, dataFolder, siteKey } = options;
  const { key, madeAt } = loadSiteKey(dataFolder, siteKey);
  const sealing = sealingKeys(key, prefix);
  await redis.set(lockKey(prefix), lockOf(sealing.wrap, prefix), 'NX');
  const lock = await readLock(redis, prefix);
  if (lock.kind === 'whole' && opensLock(sealing.wrap, lock.sealed, prefix)) {
    const lasting = await ensureLongTermSecret(redis, prefix, sealing.wrap);
    return { ...sealing, ...lastingKeys(lasting, prefix), lock: lock.stored };
  }
  if (madeAt !== null) rmSync(madeAt, { force: true }); // a new key beside a locked register would only hide that the old one is missing
  if (isHalfRotated(options, lock)) throw new StartFault(halfRotated);
  if (madeAt === null) {
    const origin = siteKey ? 'CORDON_SITE_KEY' : `${dataFolder}/site.key`;
    throw new StartFault(
      `The key in ${origin} does not open the people register of this site: use the key it was made with.`,
    );
  }
  throw new StartFault(
    `The people register of this site is locked and its key is missing: put it back as ${madeAt} or set CORDON_SITE_KEY.`,
  );
}

/** The keys for a program that only reads; null when there is no key, or it is not the register's. Writes nothing. */
export async function keysAtHand(options: UnlockOptions): Promise<SiteKeys | null> {
  const { redis, prefix, dataFolder, siteKey } = options;
  const lock = await readLock(redis, prefix);
  if (isHalfRotated(options, lock)) throw new StartFault(halfRotated);
  const key = findSiteKey(dataFolder, siteKey);
  if (key === null || lock.kind !== 'whole') return null;
  const sealing = sealingKeys(key, prefix);
  if (!opensLock(sealing.wrap, lock.sealed, prefix)) return null;
  const lasting = await readLongTermSecret(redis, prefix, sealing.wrap);
  return lasting && { ...sealing, ...lastingKeys(lasting, prefix), lock: lock.stored };
}

/** [K10] Whether a change of the key was interrupted: while people were moved, or before the new key replaced the old file. */
function isHalfRotated({ prefix, dataFolder, siteKey }: UnlockOptions, lock: Lock): boolean {
  if (lock.kind !== 'whole') return lock.kind === 'half';
  const next = siteKey === undefined ? findNextKey(dataFolder) : null;
  return next !== null && opensLock(sealingKeys(next, prefix).wrap, lock.sealed, prefix);
}
