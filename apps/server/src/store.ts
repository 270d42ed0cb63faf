import type { Config } from './config.ts';
import { type Keys, keysOf } from './log/keys.ts';
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

/** What one process of a machine holds for all that serve the same store: the data folder's lock, and the embedded Redis. */
export type StoreHost = {
  address: string; // of the Redis: a URL, or the path of a Unix socket
  folder: string | null; // of the embedded Redis; null for an external one
  warnings: readonly string[]; // of this start
  /** Resolves with the reason when the embedded Redis ends by itself; else never. */
  died: Promise<string>;
  /** Tells the embedded Redis to end, without waiting for it. */
  abandon(): void;
};

export type StoreParts = {
  config: Config;
  /** Where another process holds it; null: this one does. */
  host: Pick<StoreHost, 'address' | 'folder'> | null;
  siteClock: SiteClock;
  systemClock: SystemClock;
  log: Logger;
  closers: Closers;
};

const leftOver =
  'CORDON_NEW_SITE is set, and this store has a site: remove it, or the next empty store becomes a new site without a question.';

const never = new Promise<never>(() => undefined);

/** @throws StartFault when the folder is another Cordon's, or Redis can't run; the closers then close what was begun */
export async function hostStore(config: Config, closers: Closers): Promise<StoreHost> {
  const lock = lockDataFolder(config.dataFolder);
  closers.add(() => lock.release());
  const { redisUrl } = config;
  if (redisUrl !== undefined) {
    return { address: redisUrl, folder: null, warnings: [], died: never, abandon: () => undefined };
  }
  const embedded = await startEmbeddedRedis(config);
  closers.add(() => embedded.stop());
  const { socketPath: address, folder, warnings, died } = embedded;
  return { address, folder, warnings, died, abandon: () => void embedded.stop() };
}

/** @throws StartFault when Cordon can't run on it; the closers then close what was begun */
export async function createStore(parts: StoreParts): Promise<Store> {
  const { config, siteClock, systemClock, log, closers } = parts;
  const host: Pick<StoreHost, 'address' | 'folder'> & Partial<StoreHost> =
    parts.host ?? (await hostStore(config, closers));
  const { address, folder, warnings = [], died = never } = host;
  const earlier = findEarlierStore(config.dataFolder);
  const { prefix } = keysOf(config.siteId);
  const clients = await createRedisClients(address, { systemClock, log, prefix });
  closers.add(() => clients.close());
  const settings = await createSettings({ clients, systemClock, log, folder, replicas: config.replicas });
  closers.add(() => settings.stop());
  const { keys, siteKeys, isNew } = await siteInStore({ redis: clients.commands, config, siteClock, earlier });
  await renewClaims(clients.commands, keys, siteClock.now());
  return {
    ...clients,
    kind: folder === null ? 'external' : 'embedded',
    keys,
    siteKeys,
    settings,
    warnings: [...warnings, ...(config.isNewSite && !isNew ? [leftOver] : [])],
    died,
    abandon: () => host.abandon?.(),
  };
}
