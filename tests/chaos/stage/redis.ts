import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRedisProgram } from '@cordon/server/redis/program.ts';
import { Redis } from 'ioredis';
import { openResources } from '../../support/open-resources.ts';

const waitMs = 20;
const patienceMs = 60_000;

/** A real Redis that can be killed, frozen, cut off its last writes, and brought back with what it has on the disk. */
export type ChaosRedis = {
  readonly url: string; // the path of its socket
  readonly folder: string; // of its data
  /** A client that lives through everything. */
  readonly client: Redis;
  start(): Promise<void>;
  /** Puts everything written so far on the disk, whatever is set. */
  sync(): Promise<void>;
  kill(): Promise<void>;
  freeze(): void;
  thaw(): void;
  isAlive(): boolean;
  /** What it has printed. */
  output(): string;
  stop(): Promise<void>;
};

export type ChaosRedisOptions = {
  appendfsync: 'always' | 'everysec';
  settings?: readonly string[];
  env?: () => Promise<Readonly<Record<string, string>>>;
  /** Where its data is kept, instead of a folder of its own; and what becomes of that at the end. */
  folder?: () => Promise<string>;
  release?: (folder: string) => Promise<void>;
};

export async function startChaosRedis(options: ChaosRedisOptions): Promise<ChaosRedis> {
  const home = mkdtempSync(join(tmpdir(), 'cordon-chaos-redis-'));
  const folder = (await options.folder?.()) ?? home;
  const url = join(home, 'redis.sock');
  const env = { ...process.env, ...(await options.env?.()) };
  let child: ChildProcess | null = null;
  let printed = '';

  const isAlive = () => child !== null && child.exitCode === null && child.signalCode === null;
  async function end(signal: NodeJS.Signals): Promise<void> {
    if (child === null || !isAlive()) return;
    const ended = once(child, 'exit');
    child.kill('SIGCONT');
    child.kill(signal);
    await ended;
  }
  async function start(): Promise<void> {
    const args = ['--port', '0', '--unixsocket', url, '--dir', folder, '--save', '', '--appendonly', 'yes'];
    const log = ['--appendfsync', options.appendfsync, '--auto-aof-rewrite-percentage', '0'];
    child = spawn(findRedisProgram(), [...args, ...log, ...(options.settings ?? [])], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env,
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (text: Buffer) => void (printed += text.toString()));
    await ready(url, isAlive, () => printed);
  }
  await start();
  const client = new Redis(url, { retryStrategy: () => waitMs, maxRetriesPerRequest: null });
  client.on('error', () => undefined).setMaxListeners(0);
  const stop = openResources.add(`the Redis in ${folder}`, async () => {
    client.disconnect();
    await end('SIGKILL');
    await options.release?.(folder);
    rmSync(home, { recursive: true, force: true });
  });
  return {
    url,
    folder,
    client,
    start,
    stop,
    isAlive,
    async sync() {
      const [, usual = 'always'] = await client.config('GET', 'appendfsync');
      await client.config('SET', 'appendfsync', 'always');
      await client.set('chaos:synced', Date.now());
      await client.config('SET', 'appendfsync', usual);
    },
    kill: () => end('SIGKILL'),
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    output: () => printed,
  };
}

/** Resolves when it has loaded its data. */
async function ready(url: string, isAlive: () => boolean, output: () => string): Promise<void> {
  const asking = new Redis(url, { retryStrategy: () => waitMs, maxRetriesPerRequest: null, lazyConnect: false });
  asking.on('error', () => undefined);
  const giveUpAt = Date.now() + patienceMs;
  try {
    for (;;) {
      if (!isAlive()) throw new Error(`Redis did not start: ${output().slice(-500)}`);
      if (Date.now() > giveUpAt) throw new Error('Redis did not answer');
      const pause = new Promise<string>((resolve) => setTimeout(() => resolve('late'), 100));
      if ((await Promise.race([asking.ping().catch(() => 'not yet'), pause])) === 'PONG') return;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  } finally {
    asking.disconnect();
  }
}
