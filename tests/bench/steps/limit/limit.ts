import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { startTestRedis } from '../../../support/redis.ts';
import type { Fsync } from '../amounts.ts';
import type { Replayed } from '../load/replay.ts';
import type { Load } from '../load/load.ts';
import { redisTotals } from '../redis-figures.ts';
import { lastSeqOf, type Recording } from './recording.ts';
import { restoreStore } from './store-copy.ts';

const clients = 50;
const million = 1_000_000;

export type LimitFigures = { perSecond: number; redisCpuUs: number; loadCpuUs: number };

/**
 * The recorded commits again, on the store as it was before them, by as many clients as Redis likes and nothing else around it:
 * what the script can do at most.
 *
 * @throws Error when not every one of them commits again
 */
export async function runLimit(load: Load, fsync: Fsync, recording: Recording): Promise<LimitFigures> {
  const redis = await startTestRedis({ appendfsync: fsync });
  const store = redis.connect();
  await restoreStore(store, recording.store);
  const { before: first, after: filled } = recording.seq;
  await store.script('LOAD', recording.script);
  const file = join(redis.folder, 'replay');
  writeFileSync(file, serialize(recording.chains));
  const before = await redisTotals(store);
  const { count, seconds, cpuSeconds } = await load.ask({ do: 'replay', redis: redis.url, file, clients });
  const after = await redisTotals(store);
  const lastSeq = await lastSeqOf(store);
  await redis.stop();
  const entries = { recorded: filled - first, replayed: lastSeq - filled };
  if (entries.replayed !== entries.recorded)
    throw new Error(`not everything was committed: ${JSON.stringify(entries)}`);
  return figuresOf({ count, seconds, cpuSeconds, redisSeconds: after.cpuSeconds - before.cpuSeconds });
}

/** Plain writes of this many bytes. */
export async function runPlainWrites(load: Load, fsync: Fsync, bytes: number, count: number): Promise<LimitFigures> {
  const redis = await startTestRedis({ appendfsync: fsync });
  const store = redis.connect();
  const value = Buffer.alloc(Math.round(bytes), 'x');
  const chains = Array.from({ length: count }, (_, i) => [
    [Buffer.from('SET'), Buffer.from(`plain:${i % 1_000}`), value],
  ]);
  const file = join(redis.folder, 'replay');
  writeFileSync(file, serialize(chains));
  const before = await redisTotals(store);
  const { seconds, cpuSeconds } = await load.ask({ do: 'replay', redis: redis.url, file, clients });
  const after = await redisTotals(store);
  await redis.stop();
  return figuresOf({ count, seconds, cpuSeconds, redisSeconds: after.cpuSeconds - before.cpuSeconds });
}

function figuresOf({ count, seconds, cpuSeconds, redisSeconds }: Replayed & { redisSeconds: number }): LimitFigures {
  return {
    perSecond: count / seconds,
    redisCpuUs: (redisSeconds / count) * million,
    loadCpuUs: (cpuSeconds / count) * million,
  };
}
