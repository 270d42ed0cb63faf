import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openResources } from '@cordon/tests/support/open-resources.ts';
import { Redis } from 'ioredis';
import { type RedisProcess, startRedisProcess } from '../redis/redis-process.ts';

/** A Redis that can be killed, frozen and brought back on the same socket with the same data. */
export type MortalRedis = {
  url: string;
  kill(): Promise<void>;
  start(): Promise<void>;
  freeze(): void;
  thaw(): void;
  /** Loses everything, as an external one without a log would. */
  forget(): void;
  stop(): Promise<void>;
};

export async function startMortalRedis(): Promise<MortalRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-mortal-'));
  const url = join(folder, 'redis.sock');
  let running: RedisProcess | null = null;
  let pid = 0;

  async function start(): Promise<void> {
    running = await startRedisProcess(url, ['--dir', folder, '--appendonly', 'yes', '--appendfsync', 'always']);
    const asking = new Redis(url);
    pid = Number(/^process_id:(\d+)/m.exec(await asking.info('server'))?.[1]);
    asking.disconnect();
  }
  await start();
  const stop = openResources.add(`the mortal Redis in ${folder}`, async () => {
    await running?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    url,
    start,
    stop,
    async kill() {
      const dying = running;
      process.kill(pid, 'SIGKILL');
      await dying?.died;
    },
    freeze: () => void process.kill(pid, 'SIGSTOP'),
    thaw: () => void process.kill(pid, 'SIGCONT'),
    forget: () => rmSync(join(folder, 'appendonlydir'), { recursive: true, force: true }),
  };
}
