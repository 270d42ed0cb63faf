import { randomBytes } from 'node:crypto';
import type { Redis } from 'ioredis';
import { startCordon } from '../../support/cordon-process.ts';
import { freePort } from '../../support/free-port.ts';
import { processesWith } from '../../support/processes.ts';
import { startTestRedis } from '../../support/redis.ts';
import { cpuSecondsOf } from '../machine.ts';
import type { Load } from './load/load.ts';
import type { Answers } from './load/messages.ts';
import { redisTotals } from './redis-figures.ts';
import { type BenchSite, openBenchSite } from './site.ts';
import type { VisitSteps } from './vehicle.ts';

export type ProductOptions = {
  fsync: 'always' | 'everysec';
  tablets: number;
  followers: number;
  visits: number;
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
  readonly joined: Answers['connect'];
  /**
   * @param perSecond null: as fast as the acknowledgements come
   * @param lanes how many of the tablets work; absent: all
   */
  steps(count: number, perSecond: number | null, lanes?: number | null): Promise<Measured>;
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
  const visits: VisitSteps[] = await site.declare(options.visits);

  const port = await freePort();
  const key = randomBytes(32).toString('base64');
  const server = startCordon({
    env: { REDIS_URL: redis.url, CORDON_SITE_KEY: key, LOG_LEVEL: 'error', PORT: String(port) },
  });
  await server.until(/^ready$/m);
  const pids = processesWith(server.dataFolder);
  const cpu = () => pids.reduce((sum, pid) => sum + cpuSecondsOf(pid), 0);
  const joined = await load.ask({
    do: 'connect',
    url: `http://127.0.0.1:${port}`,
    tablets: site.tabletTokens,
    followers: site.followerTokens,
  });

  return {
    store,
    redisUrl: redis.url,
    joined,
    async steps(count, perSecond, lanes = null) {
      const taken = visits.splice(0, visitsFor(count, lanes ?? options.tablets));
      const before = { server: cpu(), redis: await redisTotals(store) };
      const measured = await load.ask({ do: 'steps', visits: taken, lanes, count, perSecond });
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
