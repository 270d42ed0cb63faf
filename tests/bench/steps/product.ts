import { randomBytes } from 'node:crypto';
import type { Redis } from 'ioredis';
import { startCordon } from '../../support/cordon-process.ts';
import { freePort } from '../../support/free-port.ts';
import { processesWith } from '../../support/processes.ts';
import { startTestRedis } from '../../support/redis.ts';
import { cpuSecondsOf, residentMbOf } from '../machine.ts';
import type { Load } from './load/load.ts';
import type { Place } from './load/followers.ts';
import type { Answers } from './load/messages.ts';
import { addPast } from './past.ts';
import { redisTotals } from './redis-figures.ts';
import { type BenchSite, openBenchSite } from './site.ts';
import type { VisitSteps } from './vehicle.ts';

export type ProductOptions = {
  fsync: 'always' | 'everysec';
  tablets: number;
  followers: number;
  visits: number;
  pastEntries?: number; // in the feed, of other vehicles and long ago
  prepare?: (store: Redis) => Promise<void>; // what else is there when the server starts
};

/** What a number of steps took, and what they cost. */
export type Measured = Answers['steps'] & {
  serverCpu: number;
  redisCpu: number;
  redisBytesIn: number;
  redisBytesOut: number;
} & { lengths: number[] }; // how many steps the vehicles had

export type Product = {
  readonly store: Redis;
  readonly redisUrl: string;
  readonly readyMs: number; // from its start until it serves
  /** Tablets first, then those who follow: the first of them is sent a snapshot, the others what came after it. */
  connect(count?: { tablets: number; followers: number }): Promise<Answers['connect']>;
  /** Somebody follows from this place on, and leaves again. @param after null: from nothing */
  follow(after: Place | null): Promise<Answers['follow']>;
  disconnect(): Promise<void>;
  memoryMb(): number;
  /**
   * @param perSecond null: as fast as the acknowledgements come
   * @param more how many of the tablets work, absent: all; and a bare WebSocket that is asked at the same moments
   */
  steps(
    count: number,
    perSecond: number | null,
    more?: { lanes?: number | null; echo?: string | null },
  ): Promise<Measured>;
  /** All steps of so many vehicles. */
  allSteps(vehicles: number): Promise<unknown>;
  /** The given steps at a fixed rate, the first one at this moment. */
  stepsFrom(startAt: number, perSecond: number, visits: readonly VisitSteps[]): Promise<Answers['steps']>;
  judge(): Promise<Answers['judge']>;
  /** Ends all of it, the load's connections too. */
  stop(): Promise<void>;
};

/** More than this would be steps of one visit. */
const stepsOfVisit = 4;

/** The product as it ships, in a process of its own, at a store of its own, with declared vehicles and connected tablets. */
export async function startProduct(load: Load, options: ProductOptions): Promise<Product> {
  const redis = await startTestRedis({ appendfsync: options.fsync });
  const store = redis.connect();
  const { thumbprints } = await load.ask({ do: 'keys', count: options.tablets + 1 });
  const site: BenchSite = await openBenchSite(store, { ...options, thumbprints });
  await addPast(store, options.pastEntries ?? 0);
  await options.prepare?.(store);
  const visits: VisitSteps[] = await site.declare(options.visits);

  const port = await freePort();
  const key = randomBytes(32).toString('base64');
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const server = startCordon({
    env: { REDIS_URL: redis.url, CORDON_SITE_KEY: key, LOG_LEVEL: 'error', PORT: String(port) },
  });
  await server.until(/^ready$/m);
  const readyMs = performance.now() - began;
  const pids = processesWith(server.dataFolder);
  const cpu = () => pids.reduce((sum, pid) => sum + cpuSecondsOf(pid), 0);

  return {
    store,
    redisUrl: redis.url,
    readyMs,
    connect: ({ tablets, followers } = options) =>
      load.ask({
        do: 'connect',
        url,
        tablets: site.tabletTokens.slice(0, tablets),
        followers: site.followerTokens.slice(0, followers),
      }),
    follow: (after) => load.ask({ do: 'follow', url, token: site.followerTokens[0] ?? '', after }),
    async disconnect() {
      await load.ask({ do: 'disconnect' });
    },
    memoryMb: () => pids.reduce((sum, pid) => sum + residentMbOf(pid), 0),
    async steps(count, perSecond, { lanes = null, echo = null } = {}) {
      const taken = visits.splice(0, visitsFor(count, lanes ?? options.tablets));
      const before = { server: cpu(), redis: await redisTotals(store) };
      const measured = await load.ask({
        do: 'steps',
        visits: taken,
        lanes,
        count,
        perSecond,
        ...(echo !== null && { echo }),
      });
      const after = { server: cpu(), redis: await redisTotals(store) };
      return {
        ...measured,
        lengths: taken.map(({ length }) => length),
        serverCpu: (after.server - before.server) / count,
        redisCpu: (after.redis.cpuSeconds - before.redis.cpuSeconds) / count,
        redisBytesIn: (after.redis.bytesIn - before.redis.bytesIn) / count,
        redisBytesOut: (after.redis.bytesOut - before.redis.bytesOut) / count,
      };
    },
    allSteps(vehicles) {
      const taken = visits.splice(0, vehicles);
      const count = taken.reduce((sum, { length }) => sum + length, 0);
      return load.ask({ do: 'steps', visits: taken, lanes: null, count, perSecond: null });
    },
    stepsFrom(startAt, perSecond, given) {
      const count = given.reduce((sum, { length }) => sum + length, 0);
      return load.ask({ do: 'steps', visits: [...given], lanes: null, count, perSecond, startAt });
    },
    judge: () => load.ask({ do: 'judge' }),
    async stop() {
      await load.ask({ do: 'disconnect' });
      await server.stop();
      await redis.stop();
    },
  };
}

/** So many visits have at least this many steps, wherever each tablet stands in its own. */
export function visitsFor(steps: number, tablets: number): number {
  return Math.ceil(steps / stepsOfVisit) + tablets;
}
