import { type CordonProcess, startCordon } from '../support/cordon-process.ts';
import { processesWith } from '../support/processes.ts';
import { startTestRedis } from '../support/redis.ts';
import { cpuSeconds, megabytes, pause, redisCounts } from './machine.ts';
import { sum } from './figures.ts';

/** What sites cost that nobody uses: a server of one site each, all at one Redis. */
export type SitesFigures = {
  sites: number;
  serverMb: number; // of each, resident
  serverCpu: number; // of each, share of one core
  redisCpu: number; // for each site, share of one core
  redisConnections: number; // for each site
  redisCommands: number; // a second, for each site
  logBytes: number; // a second, for each site: what is written to the disk
};

const idleMs = 10_000;

export async function measureSites(sites: number): Promise<SitesFigures> {
  const redis = await startTestRedis();
  const asking = redis.connect();
  const alone = await redisCounts(asking);
  const servers: CordonProcess[] = [];
  for (let site = 1; site <= sites; site += 1) {
    const env = { REDIS_URL: redis.url, CORDON_SITE: `campus-${site}`, LOG_LEVEL: 'error' };
    const server = startCordon({ env });
    servers.push(server);
    await server.until(/^ready$/m);
  }
  const pids = servers.map(({ dataFolder }) => processesWith(dataFolder)[0] ?? 0);
  const cpu = () => sum(pids.map(cpuSeconds));
  await pause(idleMs / 2); // they have just begun
  const [before, cpuBefore, redisBefore] = [await redisCounts(asking), cpu(), cpuSeconds(alone.pid)];
  await pause(idleMs);
  const [after, cpuAfter, redisAfter] = [await redisCounts(asking), cpu(), cpuSeconds(alone.pid)];
  const each = (value: number) => value / sites / (idleMs / 1_000);
  const figures = {
    sites,
    serverMb: sum(pids.map(megabytes)) / sites,
    serverCpu: each(cpuAfter - cpuBefore),
    redisCpu: each(redisAfter - redisBefore),
    redisConnections: (after.connections - alone.connections) / sites,
    redisCommands: each(after.commands - before.commands),
    logBytes: each(after.logBytes - before.logBytes),
  };
  for (const server of servers) await server.stop();
  await redis.stop();
  return figures;
}
