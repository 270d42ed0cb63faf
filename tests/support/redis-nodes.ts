import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRedisProgram } from '@cordon/server/redis/program.ts';
import { Redis } from 'ioredis';
import { freePort } from './free-port.ts';
import { openResources } from './open-resources.ts';

/** A real Redis on a port of this machine, as one of several. */
export type RedisNode = {
  readonly host: '127.0.0.1';
  readonly port: number;
  /** A connection of the test's own, closed with the node; it comes back after the node does. */
  readonly redis: Redis;
  kill(): Promise<void>;
  /** Starts it again after a kill, with its data. */
  start(): Promise<void>;
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
};

const host = '127.0.0.1';
const durable = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', '', '--repl-diskless-sync-delay', '0'];

/** @param settings further ones, such as `['--min-replicas-to-write', '1']` */
export function startNode(settings: readonly string[] = []): Promise<RedisNode> {
  return startProgram(() => [...durable, ...settings]);
}

/** Of the Sentinels, which want one; Redis wants none. */
export const sentinelPassword = 'for Sentinels & tests';

/** Three Sentinels that watch this primary. A primary that does not answer for a second is replaced. */
export function startSentinels({ port }: RedisNode, name: string): Promise<RedisNode[]> {
  const watch = [
    `requirepass "${sentinelPassword}"`,
    `sentinel sentinel-pass "${sentinelPassword}"`,
    `sentinel monitor ${name} ${host} ${port} 2`,
    `sentinel down-after-milliseconds ${name} 1000`,
    `sentinel failover-timeout ${name} 3000`,
    `sentinel parallel-syncs ${name} 1`,
  ];
  const start = () =>
    startProgram((folder) => {
      const file = join(folder, 'sentinel.conf'); // it is written by the Sentinel as well
      writeFileSync(file, `${watch.join('\n')}\n`);
      return [file, '--sentinel'];
    }, sentinelPassword);
  return Promise.all([start(), start(), start()]);
}

async function startProgram(argsIn: (folder: string) => readonly string[], password?: string): Promise<RedisNode> {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-node-'));
  const port = await freePort();
  const [first = '', ...others] = argsIn(folder);
  const place = ['--port', String(port), '--bind', host, '--dir', folder];
  const args = first.startsWith('--') ? [...place, first, ...others] : [first, ...others, ...place];
  const redis = new Redis({
    ...{ host, port, lazyConnect: true, maxRetriesPerRequest: null, retryStrategy: () => 20 },
    ...(password === undefined ? {} : { password }),
  });
  redis.on('error', () => undefined); // it is not up yet, or killed
  let child: ChildProcess;
  let ended = Promise.resolve();

  async function start(): Promise<void> {
    child = spawn(findRedisProgram(), args, { stdio: 'ignore', detached: true });
    const started = child;
    ended = new Promise((resolve) => void started.once('close', () => resolve()));
    await redis.ping();
  }
  const end = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  const stop = openResources.add(`the Redis on port ${port}`, async () => {
    redis.disconnect();
    await end();
    rmSync(folder, { recursive: true, force: true });
  });
  await start();
  return {
    ...{ host, port, redis, start, stop, kill: end },
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
  };
}

/** Makes this node a replica of that one. @returns once it has all of it and follows */
export async function replicate(replica: RedisNode, of: RedisNode): Promise<void> {
  await replica.redis.replicaof(host, String(of.port));
  await until(async () => /master_link_status:up/.test(await replica.redis.info('replication')));
}

/** @returns once it is so */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 10));
}
