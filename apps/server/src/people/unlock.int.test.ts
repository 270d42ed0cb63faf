import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Redis } from 'ioredis';
import { afterEach, describe, expect, it } from 'vitest';
import { keysAtHand, unlockSite } from './unlock.ts';
import { useStore } from '../testing/store.ts';

let redis: Redis;
let dataFolder: string;
useStore((store) => {
  ({ redis } = store);
  dataFolder = mkdtempSync(join(tmpdir(), 'cordon-unlock-'));
});
afterEach(() => rmSync(dataFolder, { recursive: true }));

const unlock = (siteKey?: Buffer) => unlockSite({ redis, prefix: 'cordon:{demo}:', dataFolder, siteKey });

describe('starting with a key', () => {
  it('[K3] the key of the first start opens the register at every later one', async () => {
    const first = await unlock();
    expect(await unlock()).toEqual(first);
  });

  it('[K3] another key stops the start with one sentence and changes nothing', async () => {
    const first = await unlock(Buffer.alloc(32, 1));
    await expect(unlock(Buffer.alloc(32, 2))).rejects.toThrow(
      'The key in CORDON_SITE_KEY does not open the people register of this site: use the key it was made with.',
    );
    expect(await unlock(Buffer.alloc(32, 1))).toEqual(first);
  });

  it('[K3] looking only finds the keys that are there, and makes none', async () => {
    const look = (siteKey?: Buffer) => keysAtHand({ redis, prefix: 'cordon:{demo}:', dataFolder, siteKey });
    expect(await look()).toBeNull();
    expect(await look(Buffer.alloc(32, 1))).toBeNull();
    expect([existsSync(join(dataFolder, 'site.key')), await redis.dbsize()]).toEqual([false, 0]);
    const made = await unlock();
    expect(await look()).toEqual(made);
    expect(await look(Buffer.alloc(32, 1))).toBeNull();
  });

  it('[K9] makes the lasting secret once, also in a store that had none, and does not start with a damaged one', async () => {
    const place = 'cordon:{demo}:lasting-secret';
    const { pin, wrap } = await unlock();
    expect(await unlock()).toMatchObject({ pin, wrap });
    await redis.del(place);
    const again = await unlock();
    expect(again.pin).not.toEqual(pin);
    expect(await unlock()).toEqual(again);
    await redis.set(place, 'AAAA');
    await expect(unlock()).rejects.toThrow('The lasting secret of this site is damaged');
  });

  it('[K9] is made by one of many that start at the same moment', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => unlock(Buffer.alloc(32, 1))));
    expect(new Set(all.map(({ pin }) => pin.toString('hex'))).size).toBe(1);
  });

  it('[K3] a lost key file is asked for, and no new one takes its place', async () => {
    const path = join(dataFolder, 'site.key');
    await unlock();
    rmSync(path);
    await expect(unlock()).rejects.toThrow(
      `The people register of this site is locked and its key is missing: put it back as ${path} or set CORDON_SITE_KEY.`,
    );
    expect(existsSync(path)).toBe(false);
  });
});
