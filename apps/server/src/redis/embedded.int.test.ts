import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedRedis, startEmbeddedRedis } from './embedded.ts';
import type { RedisProcess } from './redis-process.ts';

let dataFolder: string;
let started: RedisProcess[];

beforeEach(() => {
  dataFolder = realpathSync(mkdtempSync(join(tmpdir(), 'cordon-data-')));
  started = [];
});

afterEach(async () => {
  await Promise.all(started.map((redis) => redis.stop()));
  rmSync(dataFolder, { recursive: true });
});

async function start(): Promise<EmbeddedRedis> {
  const redis = await startEmbeddedRedis({ dataFolder, isNewSite: false });
  started.push(redis);
  return redis;
}

async function using<T>(redis: RedisProcess, work: (client: Redis) => Promise<T>): Promise<T> {
  const client = new Redis(redis.socketPath, { retryStrategy: null });
  try {
    return await work(client);
  } finally {
    client.disconnect();
  }
}

function pidOf(redis: RedisProcess): Promise<number> {
  return using(redis, async (client) => Number(/process_id:(\d+)/.exec(await client.info('server'))?.[1]));
}

function isAlive(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

describe('the embedded Redis', () => {
  it('writes every confirmed step to the disk before it answers, and never evicts', async () => {
    const redis = await start();
    const settings = await using(redis, (client) =>
      client.config('GET', 'appendonly', 'appendfsync', 'save', 'maxmemory-policy', 'port'),
    );
    expect(settings).toEqual(
      expect.arrayContaining([
        'appendonly',
        'yes',
        'appendfsync',
        'always',
        'maxmemory-policy',
        'noeviction',
        'port',
        '0',
      ]),
    );
  });

  it('keeps what was written over a stop and a start', async () => {
    const first = await start();
    await using(first, (client) => client.set('seal', '0417'));
    await first.stop();
    expect(await using(await start(), (client) => client.get('seal'))).toBe('0417');
  });

  it('leaves no process behind when it is stopped, however often', async () => {
    const redis = await start();
    const pid = await pidOf(redis);
    await Promise.all([redis.stop(), redis.stop()]);
    await redis.stop();
    expect(isAlive(pid)).toBe(false);
  });

  it('takes over from a Redis whose Cordon was killed, without losing its writes', async () => {
    const orphan = await start();
    const orphanPid = await pidOf(orphan);
    await using(orphan, (client) => client.set('seal', '0417'));
    const redis = await start();
    expect(isAlive(orphanPid)).toBe(false);
    expect(await using(redis, (client) => client.get('seal'))).toBe('0417');
  });

  it('takes over from a Redis whose socket was removed', async () => {
    const orphan = await start();
    const orphanPid = await pidOf(orphan);
    rmSync(orphan.socketPath);
    await start();
    expect(isAlive(orphanPid)).toBe(false);
  });

  it('does not touch a process that was given the number of a Redis that is gone', async () => {
    mkdirSync(join(dataFolder, 'redis'));
    writeFileSync(join(dataFolder, 'redis', 'redis.pid'), `${process.ppid}\n`);
    await start();
    expect(isAlive(process.ppid)).toBe(true);
  });

  it('says so when Redis dies on its own', async () => {
    const redis = await start();
    process.kill(await pidOf(redis), 'SIGKILL');
    expect(await redis.died).not.toBe('');
  });

  const logFile = () => join(dataFolder, 'redis', 'appendonlydir', 'appendonly.aof.1.incr.aof');

  it('[I9] says how much of a torn log was cut off', async () => {
    const first = await start();
    await using(first, (client) => client.set('seal', '0417'));
    await first.stop();
    truncateSync(logFile(), statSync(logFile()).size - 5);
    const { warnings } = await start();
    expect(warnings).toEqual([
      expect.stringMatching(/ended in the middle of a write.* its last \d+ bytes were cut off/),
    ]);
  });

  it('[I8] says what to do about a log that is damaged in the middle', async () => {
    const first = await start();
    await using(first, (client) => client.set('seal', '0417'));
    await first.stop();
    writeFileSync(logFile(), `nonsense${readFileSync(logFile(), 'utf8')}`);
    await expect(start()).rejects.toThrow(
      /^Redis did not start: the log in .* is damaged in the middle: put back a copy of the folder\. .*\.$/,
    );
  });

  it('quotes the complaint of a Redis that can not read its data', async () => {
    const folder = join(dataFolder, 'redis', 'appendonlydir');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'appendonly.aof.manifest'), 'nonsense\n');
    await expect(start()).rejects.toThrow(/^Redis did not start: .*(manifest|AOF).*\.$/is);
  });

  it('says which folder can not be written', async () => {
    writeFileSync(join(dataFolder, 'file'), '');
    await expect(startEmbeddedRedis({ dataFolder: join(dataFolder, 'file'), isNewSite: false })).rejects.toThrow(
      `The data folder ${dataFolder}/file/redis can't be written (ENOTDIR): give CORDON_DATA a folder that can.`,
    );
  });

  it('works in a folder whose path is too long for a socket', async () => {
    dataFolder = join(dataFolder, 'x'.repeat(120));
    try {
      const first = await start();
      expect(Buffer.byteLength(first.socketPath)).toBeLessThan(101);
      const firstPid = await pidOf(first);
      await start();
      expect(isAlive(firstPid)).toBe(false);
    } finally {
      await Promise.all(started.map((redis) => redis.stop()));
      for (const redis of started) rmSync(dirname(redis.socketPath), { recursive: true, force: true });
      dataFolder = join(dataFolder, '..');
    }
  });
});
