import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Redis } from 'ioredis';
import { afterEach, describe, expect, it } from 'vitest';
import { fingerprints } from '../commands/fingerprint.ts';
import { createStaffSecrets } from '../identity/staff-secrets.ts';
import { createChannelSecrets, resealChannels } from '../notify/channel-secrets.ts';
import { gateOfficer } from '@cordon/protocol/testing/actors.ts';
import { arriveOf } from '../testing/submit-fixture.ts';
import { newId } from '../testing/commands.ts';
import { useStore } from '../testing/store.ts';
import { createRegister, type Person } from './register.ts';
import { type Rotated, rotateSiteKey } from './rotate.ts';
import type { SiteKeys } from './site-key.ts';
import { keysAtHand, unlockSite } from './unlock.ts';

const prefix = 'cordon:{demo}:';
const [oldKey, newKey, thirdKey] = [1, 2, 3].map((digit) => Buffer.alloc(32, digit)) as [Buffer, Buffer, Buffer];
const command = arriveOf('a0000000-0000-4000-8000-000000000001');
const target = { url: 'https://hooks.example.com/a', secret: 'whsec_canary' };

let redis: Redis;
let dataFolder: string;
useStore((store) => {
  ({ redis } = store);
  dataFolder = mkdtempSync(join(tmpdir(), 'cordon-rotate-'));
});
afterEach(() => rmSync(dataFolder, { recursive: true }));

const unlock = (siteKey: Buffer) => unlockSite({ redis, prefix, dataFolder, siteKey });
const personOf = (n: number): Person => ({
  name: `名字${n}`,
  document: n % 2 === 0 ? 'passport' : 'id-card',
  documentNumber: `E${1_000_000 + n}`,
  phone: n % 3 === 0 ? '' : `1380000${1000 + n}`,
});

function rotate(from: Buffer, to: Buffer, onWritten?: () => void): Promise<Rotated> {
  const reseals = { resealChannels: resealing, ...(onWritten === undefined ? {} : { onWritten }) };
  return rotateSiteKey({ redis, prefix, from, to, ...reseals });
}
const resealing: Parameters<typeof rotateSiteKey>[0]['resealChannels'] = (...how) =>
  resealChannels({ redis, prefix }, ...how);

const secretsOf = (keys: SiteKeys) => createStaffSecrets({ redis, prefix, pepper: keys.pin, now: () => 0 });

/** A site with people, somebody erased, a stranger, a PIN and channels; and what must be the same ever after. */
async function fill(count: number) {
  const keys = await unlock(oldKey);
  const people = createRegister(redis, prefix, keys);
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) ids.push(await people.add(personOf(n)));
  const erased = await people.add(personOf(-1));
  await people.erase(erased);
  const crew = ids.slice(0, 2);
  const strangers = await people.matchDocumentSuffixes(crew, ['9999', '8888']);
  await secretsOf(keys).setPin('gate-1', '482917');
  const channels = createChannelSecrets(redis, prefix, keys.channel);
  await channels.set('one', target);
  await channels.set('two', { ...target, secret: null });
  return { keys, ids, erased, crew, strangers };
}
type Filled = Awaited<ReturnType<typeof fill>>;

/** Everything that anybody could ask for, under these keys. */
async function asSeen(keys: SiteKeys, { ids, erased, crew, strangers }: Filled) {
  const people = createRegister(redis, prefix, keys);
  const found = [];
  for (let n = 0; n < ids.length; n += 1) found.push(await people.find(personOf(n)));
  return {
    found,
    revealed: await Promise.all([...ids, ...strangers, erased].map((id) => people.identity(id))),
    erasedFound: await people.find(personOf(-1)),
    matched: await people.matchDocumentSuffixes(crew, ['9999', '0001', '8888', '0000']),
    addedAgain: await people.add(personOf(0)),
    rightPin: await secretsOf(keys).checkPin('gate-1', '482917'),
    wrongPin: await secretsOf(keys).checkPin('gate-1', '482918'),
    print: fingerprints(keys.fingerprint)(command, gateOfficer),
    channels: await Promise.all(
      ['one', 'two', 'three'].map((id) => createChannelSecrets(redis, prefix, keys.channel).get(id)),
    ),
    keys: (await redis.keys('*register*')).length,
  };
}

/** What of the store opens with the old key: nothing may. */
async function openedBy(keys: SiteKeys, { ids, strangers }: Filled) {
  const people = createRegister(redis, prefix, keys);
  const revealed = await Promise.all(
    [...ids, ...strangers].map((id) => people.identity(id).catch(() => 'damaged' as const)),
  );
  const found = await Promise.all(ids.map((_, n) => people.find(personOf(n))));
  const channel = await createChannelSecrets(redis, prefix, keys.channel).get('one');
  return [...new Set([...revealed, ...found, channel])];
}

describe('another key for the site', () => {
  it('[K9] [K10] opens all that the old one opened; PINs, receipts and strangers stay what they are', async () => {
    const filled = await fill(700); // more than a scan gives at once
    const before = await asSeen(filled.keys, filled);
    expect(before).toMatchObject({ rightPin: true, wrongPin: false, erasedFound: null, matched: expect.any(Array) });
    expect(await rotate(oldKey, newKey)).toEqual({ kind: 'done', people: 702, channels: 2, damaged: 0 });
    expect(await asSeen(await unlock(newKey), filled)).toEqual(before);
    expect(before.channels).toEqual([target, { ...target, secret: null }, null]);
  });

  it('[K10] leaves nothing that the old one opens', async () => {
    const filled = await fill(5);
    await rotate(oldKey, newKey);
    expect(await openedBy(filled.keys, filled)).toEqual(['damaged', null]);
    await expect(unlock(oldKey)).rejects.toThrow('does not open the people register');
  });

  it('[K10] keeps every word that somebody declares afterwards, and can be changed again', async () => {
    const filled = await fill(3);
    await rotate(oldKey, newKey);
    const people = createRegister(redis, prefix, await unlock(newKey));
    const late = await people.add(personOf(50));
    const { personId = '' } = (await people.check(personOf(1))) ?? {};
    await people.correctName(personId, '新名');
    await rotate(newKey, thirdKey);
    const again = createRegister(redis, prefix, await unlock(thirdKey));
    expect(await again.find(personOf(50))).toBe(late);
    expect(await again.identity(filled.ids[1] ?? '')).toMatchObject({ name: '新名' });
  });

  it('[K10] erases for ever: a person erased before or after is in the store under no key', async () => {
    const filled = await fill(3);
    await rotate(oldKey, newKey);
    const people = createRegister(redis, prefix, await unlock(newKey));
    for (const id of [...filled.ids, ...filled.strangers]) expect(await people.erase(id)).toBe(true);
    expect(await redis.keys('*register:*')).toEqual([]);
    expect(await redis.keys('*register-index:*')).toEqual([]);
  });

  it('[K10] counts a record that opens with neither key, and leaves it', async () => {
    const { ids } = await fill(4);
    const [lost = '', torn = ''] = ids;
    await redis.hset(`${prefix}register:${lost}`, 'key', Buffer.alloc(77, 9).toString('base64'));
    await redis.hset(`${prefix}register:${torn}`, 'number', 'AAAA');
    const kept = await Promise.all([lost, torn].map((id) => redis.hgetall(`${prefix}register:${id}`)));
    expect(await rotate(oldKey, newKey)).toEqual({ kind: 'done', people: 4, channels: 2, damaged: 2 });
    expect(await Promise.all([lost, torn].map((id) => redis.hgetall(`${prefix}register:${id}`)))).toEqual(kept);
  });
});

describe('a change of the key that is interrupted', () => {
  const few = 3;

  async function countWrites(): Promise<number> {
    await fill(few);
    let writes = 0;
    await rotate(oldKey, newKey, () => void (writes += 1));
    await redis.flushall();
    return writes;
  }

  /** @returns whether it died */
  async function dieAfter(write: number): Promise<boolean> {
    let writes = 0;
    const dying = rotate(oldKey, newKey, () => {
      writes += 1;
      if (writes === write) throw new Error('killed');
    });
    return dying.then(
      () => false,
      (error: Error) => error.message === 'killed',
    );
  }

  async function startWith(key: Buffer): Promise<string> {
    const message = await unlock(key).then(
      () => 'starts',
      (error: Error) => error.message,
    );
    if (message.includes('run npm run rotate-key again')) return 'half-way';
    return message.includes('does not open') ? 'wrong key' : message;
  }

  it('[K10] after any of its writes: no server starts half-way, it is run again, and nobody is lost', async () => {
    const last = await countWrites();
    expect(last).toBe(1 + few + 2 + 2 + 1); // the lock, people, strangers, channels, the lock again
    for (let write = 1; write <= last; write += 1) {
      await redis.flushall();
      const filled = await fill(few);
      const before = await asSeen(filled.keys, filled);
      expect(await dieAfter(write)).toBe(true);
      const halfWay = write < last;
      const starts = [await startWith(oldKey), await startWith(newKey)];
      const refusals = halfWay ? ['half-way', 'half-way'] : ['wrong key', 'starts'];
      expect([write, ...starts]).toEqual([write, ...refusals]);
      expect(await rotate(oldKey, newKey)).toEqual(
        halfWay ? { kind: 'done', people: few + 2, channels: 2, damaged: 0 } : { kind: 'done-before' },
      );
      expect([write, await asSeen(await unlock(newKey), filled)]).toEqual([write, before]);
      expect(await openedBy(filled.keys, filled)).toEqual(['damaged', null]);
    }
  });

  it('[K10] is interrupted again and again, and comes to its end', async () => {
    const filled = await fill(few);
    const before = await asSeen(filled.keys, filled);
    let deaths = 0;
    while (await dieAfter(2)) deaths += 1;
    expect(deaths).toBeGreaterThan(few);
    await rotate(oldKey, newKey);
    expect(await asSeen(await unlock(newKey), filled)).toEqual(before);
  });

  it('[K10] is finished with the same keys only', async () => {
    await fill(few);
    await dieAfter(3);
    await expect(rotate(oldKey, thirdKey)).rejects.toThrow('begun with other keys');
    await expect(rotate(thirdKey, newKey)).rejects.toThrow('begun with other keys');
    await expect(keysAtHand({ redis, prefix, dataFolder, siteKey: oldKey })).rejects.toThrow('half of it is done');
  });

  it('[K10] two at the same time do it once', async () => {
    const filled = await fill(40);
    const before = await asSeen(filled.keys, filled);
    const both = await Promise.allSettled([rotate(oldKey, newKey), rotate(oldKey, newKey)]);
    expect(both.filter(({ status }) => status === 'fulfilled')).not.toEqual([]);
    await rotate(oldKey, newKey);
    expect(await asSeen(await unlock(newKey), filled)).toEqual(before);
  });

  it('[K10] with the new key in the data folder not in its place yet, stops a start with one sentence', async () => {
    const keep = (name: string, key: Buffer) => writeFileSync(join(dataFolder, name), `${key.toString('hex')}\n`);
    keep('site.key', oldKey);
    keep('site.key.next', newKey);
    const start = () => unlockSite({ redis, prefix, dataFolder, siteKey: undefined });
    await fill(few);
    expect(await start()).toEqual(await unlock(oldKey)); // nothing was begun
    await rotate(oldKey, newKey);
    await expect(start()).rejects.toThrow('run npm run rotate-key again');
  });
});

describe('a process that was left over with the old key', () => {
  it('[K10] writes nothing into the register any more', async () => {
    const { keys, ids } = await fill(3);
    const people = createRegister(redis, prefix, keys);
    await rotate(oldKey, newKey);
    const before = await redis.keys('*register*');
    await expect(people.add(personOf(0))).rejects.toThrow('must be started again');
    await expect(people.matchDocumentSuffixes([], [newId().slice(-4)])).rejects.toThrow('must be started again');
    expect((await redis.keys('*register*')).toSorted()).toEqual(before.toSorted());
    expect(await people.erase(ids[0] ?? '')).toBe(true); // erasing needs no key
  });
});
