import type { Redis } from 'ioredis';
import type { SystemClock } from '../ops/clock.ts';
import type { Logger } from '../ops/logger.ts';
import type { RedisClients } from '../ops/redis-clients.ts';
import { StartFault } from '../start-fault.ts';
import { freeMbOf, judgeDisk } from './disk-space.ts';
import { checkDurability, type DurabilityReport } from './durability.ts';
import { everyMs, type SettingsWatch, watchSettings } from './settings-watch.ts';

export type SettingsParts = {
  clients: Pick<RedisClients, 'commands' | 'askAtAddress' | 'renew'>;
  systemClock: SystemClock;
  log: Pick<Logger, 'warn'>;
  /** Of the embedded Redis, which is on this machine's disk; null for an external one. */
  folder: string | null;
  replicas?: number; // that must have what is confirmed
};

/** @throws StartFault when Cordon must not start on this Redis; the same fault later makes it not ready */
export async function createSettings({
  clients,
  systemClock,
  log,
  folder,
  replicas = 0,
}: SettingsParts): Promise<SettingsWatch> {
  const { commands } = clients;
  const first = await checkDurability(commands, replicas);
  if (first.faults.length > 0) throw new StartFault(first.faults.join('\n'));

  let renewedAt = Number.NEGATIVE_INFINITY;

  /** [RH5] Judges the Redis that the address leads to now; if it is another one, every connection is made again. */
  async function judge(): Promise<DurabilityReport> {
    const [report, present] = await clients.askAtAddress((redis) =>
      Promise.all([checkDurability(redis, replicas), runOf(redis)]),
    );
    const isOther = present !== (await runOf(commands));
    // Once a minute at most: when each connection leads to another Redis, it would never end.
    if (isOther && systemClock.now() - renewedAt >= everyMs) {
      renewedAt = systemClock.now();
      log.warn('the address of Redis leads to another one now; connecting again');
      clients.renew();
    }
    return together(report);
  }

  /** [RH6] */
  function together(report: DurabilityReport): DurabilityReport {
    if (folder === null) return report;
    const disk = judgeDisk(folder, freeMbOf(folder));
    const { faults, warnings } = report;
    return { ...report, faults: [...faults, ...disk.faults], warnings: [...warnings, ...disk.warnings] };
  }

  const watch = watchSettings({ first: together(first), judge, systemClock, log });
  commands.on('ready', watch.judgeAgain);
  return watch;
}

/** The ID of a Redis process: each start makes a new one. */
async function runOf(redis: Redis): Promise<string | undefined> {
  return /^run_id:(\w+)/m.exec(await redis.info('server'))?.[1];
}
