import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { Keys } from '../log/keys.ts';
import type { SystemClock } from '../ops/clock.ts';
import type { Logger } from '../ops/logger.ts';
import { startPeriodicTask } from '../ops/periodic-task.ts';
import { defineScript, oneWord } from '../redis/script.ts';

/** Another process takes over this long after the holder has renewed the lease last, plus one look. */
const leaseMs = 3_000;
const renewMs = 1_000;

const holdLease = defineScript({
  file: new URL('scripts/hold-lease.lua', import.meta.url),
  keys: ['lease'],
  args: ['holder', 'ms'],
  reply: oneWord('held', 'taken'),
});

const leaveLease = defineScript({
  file: new URL('scripts/leave-lease.lua', import.meta.url),
  keys: ['lease'],
  args: ['holder'],
  reply: oneWord('left', 'not-held'),
});

export type OnDutyParts = {
  redis: Redis;
  keys: Keys;
  systemClock: SystemClock; // real time, by which the store lets the lease run out
  log: Pick<Logger, 'info' | 'warn'>;
  /** Begins the work; `stop` of the result ends it. */
  begin(): { stop(): Promise<void> };
};

/**
 * [T7] Work of the site that one process does at a time: the one that holds the lease. Nothing breaks when two believe for a
 * moment that they hold it, because all their work goes through the one entry point for commands, which carries each out
 * once; the lease only saves the second process useless work.
 */
export function keepOnDuty({ redis, keys, systemClock, log, begin }: OnDutyParts): { stop(): Promise<void> } {
  const me = randomUUID();
  const lease = { lease: keys.lease };
  let work: { stop(): Promise<void> } | null = null;
  let heldUntil = Number.NEGATIVE_INFINITY; // by this process's own time

  async function hold(): Promise<boolean> {
    const asked = systemClock.now();
    const held = await holdLease(redis, { keys: lease, args: { holder: me, ms: leaseMs } }).catch(() => null);
    if (held === 'held') heldUntil = asked + leaseMs;
    if (held === 'taken') heldUntil = Number.NEGATIVE_INFINITY;
    return systemClock.now() < heldUntil; // a store that does not answer: until the lease runs out
  }

  async function leave(): Promise<void> {
    const ending = work;
    work = null;
    await ending?.stop();
  }

  async function look(isStopped: () => boolean): Promise<void> {
    const mine = await hold();
    if (mine && work === null && !isStopped()) {
      log.info('this process keeps the clock');
      work = begin();
    }
    if (!mine && work !== null) {
      log.warn('another process keeps the clock');
      await leave();
    }
  }

  const rounds = startPeriodicTask({ systemClock, restMs: renewMs, round: look });
  return {
    async stop() {
      await rounds.stop();
      await leave();
      await leaveLease(redis, { keys: lease, args: { holder: me } }).catch(() => undefined);
    },
  };
}
