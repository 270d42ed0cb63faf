import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Redis, Result } from 'ioredis';
import type { Keys } from '../log/keys.ts';
import type { Clock } from '../ops/clock.ts';
import type { Logger } from '../ops/logger.ts';
import { startPeriodicTask } from '../ops/periodic-task.ts';

/** Another process takes over this long after the holder was heard last, plus one look. */
const leaseMs = 3_000;
const renewMs = 1_000;

declare module 'ioredis' {
  interface RedisCommander<Context> {
    cordonHoldLease(key: string, holder: string, ms: number): Result<number, Context>;
    cordonLeaveLease(key: string, holder: string): Result<number, Context>;
  }
}

const script = (name: string) => readFileSync(new URL(`scripts/${name}.lua`, import.meta.url), 'utf8');

export type OnDutyParts = {
  redis: Redis;
  keys: Keys;
  pace: Clock; // real time: the lease runs out by the store's own
  log: Pick<Logger, 'info' | 'warn'>;
  /** Begins the work; what it gives back ends it. */
  begin(): { stop(): Promise<void> };
};

/**
 * [T7] Work of the site that one process does at a time: whoever holds the lease. Nothing breaks when for a moment two
 * believe to hold it, since all that they do goes through the one door, which does everything once; the lease keeps them
 * from doing it for nothing.
 */
export function keepOnDuty({ redis, keys, pace, log, begin }: OnDutyParts): { stop(): Promise<void> } {
  redis.defineCommand('cordonHoldLease', { lua: script('hold-lease'), numberOfKeys: 1 });
  redis.defineCommand('cordonLeaveLease', { lua: script('leave-lease'), numberOfKeys: 1 });
  const me = randomUUID();
  let work: { stop(): Promise<void> } | null = null;
  let heldUntil = Number.NEGATIVE_INFINITY; // by this process's own time

  async function hold(): Promise<boolean> {
    const asked = pace.now();
    const held = await redis.cordonHoldLease(keys.lease, me, leaseMs).catch(() => null);
    if (held === 1) heldUntil = asked + leaseMs;
    if (held === 0) heldUntil = Number.NEGATIVE_INFINITY;
    return pace.now() < heldUntil; // a store that does not answer: until the lease runs out
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

  const rounds = startPeriodicTask({ pace, restMs: renewMs, round: look });
  return {
    async stop() {
      await rounds.stop();
      await leave();
      await redis.cordonLeaveLease(keys.lease, me).catch(() => undefined);
    },
  };
}
