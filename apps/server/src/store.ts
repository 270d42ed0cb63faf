import type { Config } from './config.ts';
import type { Keys } from './log/keys.ts';
import { renewClaims } from './log/renew-claims.ts';
import type { SiteClock, SystemClock } from './ops/clock.ts';
import type { Closers } from './ops/closers.ts';
import type { Logger } from './ops/logger.ts';
import { createRedisClients, type RedisClients } from './ops/redis-clients.ts';
import type { SiteKeys } from './people/site-key.ts';
import { lockDataFolder } from './redis/data-lock.ts';
import { findEarlierStore } from './redis/earlier-store.ts';
import { startEmbeddedRedis } from './redis/embedded.ts';
import { createSettings } from './redis/settings.ts';
import type { SettingsWatch } from './redis/settings-watch.ts';
import { siteInStore } from './site-in-store.ts';

/** Where everything is stored: the data folder, the Redis, and the key that opens the people register. */
export type Store = RedisClients & {
  kind: 'embedded' | 'external';
  keys: Keys;
  siteKeys: SiteKeys;
  settings: Pick<SettingsWatch, 'report' | 'found' | 'judgeAgain'>;
  warnings: readonly string[]; // of this start
  /** Resolves with the reason when the embedded Redis ends by itself; else never. */
  died: Promise<string>;
  /** Tells the embedded Redis to end, without waiting for it. */
  abandon(): void;
};

export type StoreParts = {
  config: Config;
  siteClock: SiteClock;
  systemClock: SystemClock;
  log: Logger;
  closers: Closers;
};

const leftOver =
  'CORDON_NEW_SITE is set, and this store has a site: remove it, or the next empty store becomes a new site without a question.';

/** @throws StartFault when Cordon can't run on it; the closers then close what was begun */
export async function createStore({ config, siteClock, systemClock, log, closers }: StoreParts): Promise<Store> {
  const lock = lockDataFolder(config.dataFolder);
  closers.add(() => lock.release());
  const earlier = findEarlierStore(config.dataFolder);
  const embedded = config.redisUrl === undefined ? await startEmbeddedRedis(config, earlier) : undefined;
  if (embedded !== undefined) closers.add(() => embedded.stop());

  const clients = await createRedisClients(config.redisUrl ?? embedded?.socketPath ?? '', { systemClock, log });
  closers.add(() => clients.close());
  const settings = await createSettings({ clients, systemClock, log, folder: embedded?.folder ?? null });
  closers.add(() => settings.stop());
  const { keys, siteKeys, isNew } = await siteInStore({ redis: clients.commands, config, siteClock, earlier });
  await renewClaims(clients.commands, keys, siteClock.now());
  return {
    ...clients,
    kind: embedded === undefined ? 'external' : 'embedded',
    keys,
    siteKeys,
    settings,
    warnings: [...(embedded?.warnings ?? []), ...(config.isNewSite && !isNew ? [leftOver] : [])],
    died: embedded?.died ?? new Promise(() => undefined),
    abandon: () => void embedded?.stop(),
  };
}
