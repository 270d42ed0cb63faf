import { demoSite } from '@cordon/protocol/site/demo.ts';
import type { Redis } from 'ioredis';
import { openSite } from './commands/open-site.ts';
import type { Config } from './config.ts';
import { checkFormat, noteFormat } from './log/format.ts';
import { type Keys, keysOf, siteRef } from './log/keys.ts';
import type { SiteClock } from './ops/clock.ts';
import type { SiteKeys } from './people/site-key.ts';
import { unlockSite } from './people/unlock.ts';
import { type EarlierStore, refuseEmptyStore } from './redis/earlier-store.ts';

export type SiteParts = { redis: Redis; config: Config; siteClock: SiteClock; earlier: EarlierStore };

export type SiteInStore = { keys: Keys; siteKeys: SiteKeys; isNew: boolean };

/**
 * The site of this store; opens one when there is none yet.
 *
 * @throws StartFault when the key is not its own, the store has lost it [I5], or this version can't read it [I3] [I4]
 */
export async function siteInStore({ redis, config, siteClock, earlier }: SiteParts): Promise<SiteInStore> {
  const site = { ...demoSite(siteClock.now()), id: config.siteId };
  const keys = keysOf(site.id);
  const { dataFolder, siteKey } = config;
  const isNew = (await redis.exists(keys.aggregate(siteRef))) === 0;
  if (isNew) {
    refuseEmptyStore(earlier, config.isNewSite);
    earlier.opening();
  }
  const siteKeys = await unlockSite({ redis, prefix: keys.prefix, dataFolder, siteKey });
  await checkFormat(redis, keys, siteClock.now());
  await openSite(redis, keys, siteClock, site);
  await noteFormat(redis, keys);
  earlier.opened();
  return { keys, siteKeys, isNew };
}
