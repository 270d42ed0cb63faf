import { rmSync } from 'node:fs';
import type { Redis } from 'ioredis';
import { StartFault } from '../start-fault.ts';
import { seal, unseal } from './seal.ts';
import { deriveKeys, findSiteKey, loadSiteKey, type SiteKeys } from './site-key.ts';

const checkText = 'the right key';

export type UnlockOptions = {
  redis: Redis;
  prefix: string; // `cordon:{site}:`
  dataFolder: string;
  siteKey: Buffer | undefined;
};

/**
 * [K3] With another key the register could neither be read nor found again, and every person would be made twice: a
 * server with the wrong key must not start.
 */
export async function unlockSite({ redis, prefix, dataFolder, siteKey }: UnlockOptions): Promise<SiteKeys> {
  const { key, madeAt } = loadSiteKey(dataFolder, siteKey);
  const keys = deriveKeys(key, prefix);
  const place = placeOf(prefix);
  await redis.set(place, seal(keys.wrap, checkText, place), 'NX');
  if (await opens(redis, prefix, keys)) return keys;
  if (madeAt === null) {
    const origin = siteKey ? 'CORDON_SITE_KEY' : `${dataFolder}/site.key`;
    throw new StartFault(
      `The key in ${origin} does not open the people register of this site: use the key it was made with.`,
    );
  }
  rmSync(madeAt, { force: true }); // a made-up key beside a locked register would only hide what is missing
  throw new StartFault(
    `The people register of this site is locked and its key is missing: put it back as ${madeAt} or set CORDON_SITE_KEY.`,
  );
}

/** For those who only look: null when there is no key, or another register. Writes nothing. */
export async function keysAtHand({ redis, prefix, dataFolder, siteKey }: UnlockOptions): Promise<SiteKeys | null> {
  const key = findSiteKey(dataFolder, siteKey);
  const keys = key && deriveKeys(key, prefix);
  return keys && (await opens(redis, prefix, keys)) ? keys : null;
}

async function opens(redis: Redis, prefix: string, keys: SiteKeys): Promise<boolean> {
  const stored = await redis.get(placeOf(prefix));
  return stored !== null && unseal(keys.wrap, stored, placeOf(prefix))?.toString() === checkText;
}

function placeOf(prefix: string): string {
  return `${prefix}register-check`;
}
