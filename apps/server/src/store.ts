import { demoSite } from '@cordon/protocol/site/demo.ts';
import { openSite } from './commands/open-site.ts';
import type { Config } from './config.ts';
import { type Keys, keysOf } from './log/keys.ts';
import { renewClaims } from './log/renew-claims.ts';
import type { Clock } from './ops/clock.ts';
import type { Closers } from './ops/closers.ts';
import type { Logger } from './ops/logger.ts';
import { openRedisClients, type RedisClients } from './ops/redis-clients.ts';
import { unlockSite } from './people/unlock.ts';
import type { SiteKeys } from './people/site-key.ts';
import { lockDataFolder } from './redis/data-lock.ts';
import { startEmbeddedRedis } from './redis/embedded.ts';
import { openSettings } from './redis/open-settings.ts';
import type { SettingsWatch } from './redis/settings-watch.ts';

/** Where everything lies: the data folder, the Redis, and the key that opens the people register. */
export type Store = RedisClients & {
  kind: 'embedded' | 'external';
  keys: Keys;
  siteKeys: SiteKeys;
  settings: Pick<SettingsWatch, 'report'>;
  /** Settles with the reason when the embedded Redis ends by itself; else never. */
  died: Promise<string>;
  /** Tells the embedded Redis to end, without waiting for it. */
  abandon(): void;
};

export type StoreParts = { config: Config; clock: Clock; pace: Clock; log: Logger; closers: Closers };

/** @throws StartFault when Cordon can't run on it; what was begun is then with the closers */
export async function openStore({ config, clock, pace, log, closers }: StoreParts): Promise<Store> {
  const lock = lockDataFolder(config.dataFolder);
  closers.add(() => lock.release());
  const embedded = config.redisUrl === undefined ? await startEmbeddedRedis(config.dataFolder) : undefined;
  if (embedded !== undefined) closers.add(() => embedded.stop());

  const clients = await openRedisClients(config.redisUrl ?? embedded?.socketPath ?? '', { pace, log });
  closers.add(() => clients.close());
  const settings = await openSettings({ clients, pace, log });
  closers.add(() => settings.stop());
  const site = demoSite(clock.now());
  const keys = keysOf(site.id);
  const { dataFolder, siteKey } = config;
  const siteKeys = await unlockSite({ redis: clients.commands, prefix: keys.prefix, dataFolder, siteKey });
  await openSite(clients.commands, keys, clock, site);
  await renewClaims(clients.commands, keys, clock.now());
  return {
    ...clients,
    kind: embedded === undefined ? 'external' : 'embedded',
    keys,
    siteKeys,
    settings,
    died: embedded?.died ?? new Promise(() => undefined),
    abandon: () => void embedded?.stop(),
  };
}
