import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestCordon, type TestCordonOptions } from '../testing/cordon.ts';
import { startMortalRedis } from '../testing/mortal-redis.ts';

let dataFolder: string;
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'cordon-earlier-'));
});
afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));

const logFolder = () => join(dataFolder, 'redis', 'appendonlydir');
/** @returns how many people got a first PIN: those of a new site */
const start = async (options: TestCordonOptions = {}): Promise<number> => {
  const cordon = await startTestCordon({ dataFolder, ...options });
  await cordon.stop();
  return cordon.first.people.length;
};

describe('[I5] an empty store where a site was', () => {
  it('[I5] of an external Redis that lost its volume stops the start; CORDON_NEW_SITE begins a new site', async () => {
    const redis = await startMortalRedis();
    const options = { redisUrl: redis.url };
    expect(await start(options)).toBe(6);
    await redis.kill();
    redis.forget();
    await redis.start();
    await expect(start(options)).rejects.toThrow(
      `The store is empty, but ${dataFolder}/site.opened says that this site had one`,
    );
    expect(await start({ ...options, isNewSite: true })).toBe(6);
    expect(await start(options)).toBe(0);
    await redis.stop();
  });

  it('[I5] is found with a key from the environment too, which leaves no file', async () => {
    const redis = await startMortalRedis();
    const options = { redisUrl: redis.url, siteKey: Buffer.alloc(32, 1) };
    await start(options);
    await redis.kill();
    redis.forget();
    await redis.start();
    await expect(start(options)).rejects.toThrow('The store is empty');
    await redis.stop();
  });

  it('[I5] is found by the key alone, as an earlier version left it', async () => {
    const redis = await startMortalRedis();
    writeFileSync(join(dataFolder, 'site.key'), `${'ab'.repeat(32)}\n`);
    await expect(start({ redisUrl: redis.url })).rejects.toThrow(`${dataFolder}/site.key says that this site had one`);
    await redis.stop();
  });

  it('[I5] a first start that was killed half way is begun again', async () => {
    writeFileSync(join(dataFolder, 'site.opening'), '');
    writeFileSync(join(dataFolder, 'site.key'), `${'ab'.repeat(32)}\n`);
    expect(await start()).toBe(6);
    expect(readdirSync(dataFolder)).not.toContain('site.opening');
  });
});

describe('[I6] an embedded Redis without its log', () => {
  it('[I6] whose folder is gone or empty stops the start, and nothing takes its place', async () => {
    await start();
    rmSync(logFolder(), { recursive: true });
    await expect(start()).rejects.toThrow(`The log of Redis in ${logFolder()} is missing`);
    mkdirSync(logFolder());
    await expect(start()).rejects.toThrow(`The log of Redis in ${logFolder()} is missing`);
    expect(readdirSync(logFolder())).toEqual([]);
    expect(await start({ isNewSite: true })).toBe(6);
  });

  it('[I6] without its manifest stops the start: an empty log would be written over the old one', async () => {
    await start();
    rmSync(join(logFolder(), 'appendonly.aof.manifest'));
    const files = readdirSync(logFolder());
    for (const isNewSite of [false, true]) {
      await expect(start({ isNewSite })).rejects.toThrow(`${logFolder()} holds a log of Redis without its manifest`);
    }
    expect(readdirSync(logFolder())).toEqual(files);
  });

  it('[I6] beside a dump stops the start', async () => {
    mkdirSync(join(dataFolder, 'redis'));
    writeFileSync(join(dataFolder, 'redis', 'dump.rdb'), 'REDIS0010');
    await expect(start()).rejects.toThrow('dump.rdb says that this site had one');
  });
});
