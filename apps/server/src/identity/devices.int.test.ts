import type { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { useStore } from '../testing/store.ts';
import { codeLifeMs } from './device-codes.ts';
import { type Devices, createDevices } from './devices.ts';

let redis: Redis;
let devices: Devices;
let now: number;

useStore((store) => {
  ({ redis } = store);
  now = 1_790_000_000_000;
  devices = createDevices(redis, 'cordon:{demo}:', { now: () => now }, { now: () => now });
});

describe('a device’s code', () => {
  it('[DV1] is good once, also when it is entered many times at one moment', async () => {
    const { code, expiresAt } = await devices.invite('tablet');
    expect([code, expiresAt]).toEqual([expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{8}$/), now + codeLifeMs]);
    const taken = await Promise.all(Array.from({ length: 20 }, () => devices.take(code)));
    expect(taken.filter((one) => one !== null)).toMatchObject([{ deviceId: 'tablet' }]);
    expect(await devices.take(code)).toBeNull();
  });

  it('[DV1] ends with the next one, and after a quarter of an hour', async () => {
    const [old, fresh] = [await devices.invite('tablet'), await devices.invite('tablet')];
    const other = await devices.invite('other');
    expect(await devices.take(old.code)).toBeNull();
    expect(await devices.take(fresh.code)).toMatchObject({ deviceId: 'tablet' });
    const [key = ''] = await redis.keys('*device-code:*');
    expect(await redis.pttl(key)).toBeGreaterThan(codeLifeMs - 10_000);
    expect(await redis.pttl(key)).toBeLessThanOrEqual(codeLifeMs);
    expect(await devices.take(other.code)).toMatchObject({ deviceId: 'other' });
  });

  it('[DV1] is given back when it came to nothing, for as long as it had', async () => {
    const { code } = await devices.invite('tablet');
    await (await devices.take(code))?.giveBack();
    const [key = ''] = await redis.keys('*device-code:*');
    expect(await redis.pttl(key)).toBeLessThanOrEqual(codeLifeMs);
    expect(await devices.take(code)).toMatchObject({ deviceId: 'tablet' });
  });

  it.each(['', 'K7PX93QM', 'nonsense', '*'])('[DV1] %j was never made', async (typed) => {
    expect(await devices.take(typed)).toBeNull();
  });

  it('[DV1] does not lie in the store', async () => {
    const { code } = await devices.invite('tablet');
    const keys = await redis.keys('*');
    const values = await Promise.all(keys.map((key) => redis.get(key)));
    expect(JSON.stringify([keys, values])).not.toContain(code);
  });
});

describe('when devices were last seen', () => {
  it('[DV5] is when, with what battery, and whether they are connected', async () => {
    await devices.noteSeen(['tablet', 'other']);
    await devices.noteStatus('tablet', { battery: 71, charging: false });
    now += 24_999;
    const one = { at: now - 24_999, online: true };
    expect((await devices.list()).toSorted((a, b) => a.id.localeCompare(b.id))).toEqual([
      { id: 'other', ...one, battery: null, charging: null },
      { id: 'tablet', ...one, battery: 71, charging: false },
    ]);
    now += 1;
    await devices.noteSeen(['other']);
    expect(new Map((await devices.list()).map(({ id, online }) => [id, online]))).toEqual(
      new Map([
        ['other', true],
        ['tablet', false],
      ]),
    );
  });
});
