import { engine } from '@cordon/protocol/engine/product.ts';
import { type ClockJump, jumpsOf } from '@cordon/protocol/site/clock-jumps.ts';
import { earliest, type Instant } from '@cordon/protocol/time.ts';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { AggregateRef } from '@cordon/protocol/engine/aggregate.ts';
import { type Keys, siteRef } from '../log/keys.ts';
import { Unreadable } from '../log/readable.ts';
import { storedOf } from '../log/read.ts';
import { siteOf } from '../log/snapshot.ts';
import type { SystemClock } from '../ops/clock.ts';
import type { Logger } from '../ops/logger.ts';
import { startPeriodicTask } from '../ops/periodic-task.ts';
import { resultsOf } from '../redis/results.ts';
import { defineScript, oneWord } from '../redis/script.ts';
import { dueOf } from './due.ts';

const everyMs = 60_000;
/** So many at a time: reading a large site must not keep commands waiting. */
const batchSize = 100;

export const mendDue = defineScript({
  file: new URL('scripts/mend-due.lua', import.meta.url),
  keys: ['aggregate', 'due'],
  args: ['version', 'name', 'deadline'],
  reply: oneWord('mended', 'conflict'),
});

export type SweepParts = {
  redis: Redis;
  keys: Keys;
  systemClock: SystemClock; // real time
  log: Pick<Logger, 'error'>;
  /** Called with how many deadlines were wrong. */
  onDifferences(count: number): void;
};

export type Sweep = {
  /** [CL9] The clock was set: moves the deadlines that this changes, and does not count them as wrong. */
  shift(): void;
  stop(): Promise<void>;
};

/**
 * [T8] Compares `due` with the open aggregates, at the start and every minute. They always agree, since one script writes
 * both; should they ever not, it must be noticed, and the deadline must pass all the same.
 */
export function startSweep({ redis, keys, systemClock, log, onDifferences }: SweepParts): Sweep {
  let shifting = Promise.resolve();
  const rounds = startPeriodicTask({
    systemClock,
    restMs: everyMs,
    async round(isStopped) {
      try {
        const mended = await sweep(redis, keys, isStopped);
        if (mended.length > 0) log.error({ aggregates: mended }, 'deadlines were not as their aggregates say');
        onDifferences(mended.length);
      } catch (error) {
        log.error({ error }, 'the deadlines could not be looked through');
      }
    },
  });
  return {
    shift() {
      const all = sweep(redis, keys, () => false).then(() => undefined);
      shifting = all.catch((error: unknown) => log.error({ error }, 'the deadlines could not be moved'));
    },
    async stop() {
      await rounds.stop();
      await shifting;
    },
  };
}

/** @returns the names of the aggregates whose deadline was wrong; it has been corrected */
async function sweep(redis: Redis, keys: Keys, isStopped: () => boolean): Promise<string[]> {
  const names = new Set([siteRef, ...(await redis.smembers(keys.open)), ...(await redis.zrange(keys.due, '0', '-1'))]);
  const refs = [...names].flatMap((name) => engine.parseRef(name)?.ref ?? []);
  const mended: string[] = [];
  for (let i = 0; i < refs.length && !isStopped(); i += batchSize) {
    mended.push(...(await putRight(redis, keys, refs.slice(i, i + batchSize))));
  }
  return mended;
}

/** [L16] @returns undefined when it can't be read: that is reported elsewhere, and must not stop the sweep of the others */
function earliestOf(ref: AggregateRef, text: string, jumps: readonly ClockJump[]): Instant | null | undefined {
  try {
    return earliest(dueOf(ref, text, jumps));
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** Corrects the deadlines that differ from what the states say. @returns the names of those */
export async function putRight(redis: Redis, keys: Keys, refs: readonly AggregateRef[]): Promise<string[]> {
  // In one transaction: state and deadline of the same moment.
  const reading = redis.multi().hmget(keys.aggregate(siteRef), 'v', 's');
  for (const ref of refs) reading.hmget(keys.aggregate(ref), 'v', 's').zscore(keys.due, ref);
  const [ofSite, ...replies] = resultsOf(await reading.exec());
  const site = storedOf(ofSite);
  const jumps = site === null ? [] : jumpsOf(siteOf(site.text));
  // All at once: one after the other, each would wait for its own write to the disk.
  const mending = refs.flatMap((ref, i) => {
    const stored = storedOf(replies[2 * i]);
    const score = z
      .string()
      .nullable()
      .parse(replies[2 * i + 1]);
    const kept: Instant | null = score === null ? null : Number(score);
    const derived = stored === null ? null : earliestOf(ref, stored.text, jumps);
    if (derived === undefined || kept === derived) return [];
    const result = mendDue(redis, {
      keys: { aggregate: keys.aggregate(ref), due: keys.due },
      args: { version: stored?.version ?? '', name: ref, deadline: derived ?? '' },
    });
    return [result.then((word) => (word === 'mended' ? [ref] : []))];
  });
  return (await Promise.all(mending)).flat();
}
