import { setImmediate } from 'node:timers/promises';
import { demoSite } from '@cordon/protocol/site/demo.ts';
import { tenAtNight } from '@cordon/protocol/testing/site.ts';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSite } from '../commands/open-site.ts';
import { createSubmitBatch } from '../commands/submit.ts';
import { createRegister } from '../people/register.ts';
import { siteKeysOf } from '../testing/site-keys.ts';
import { steadyClock } from '../testing/clocks.ts';
import { demoKeys, submitPartsOf } from '../testing/submit-fixture.ts';
import { type MortalRedis, startMortalRedis } from '../testing/mortal-redis.ts';
import { importDeclarations, type ImportOptions, type ImportResult } from './import-declarations.ts';
import { createReadApart } from './read-apart.ts';
import { siteTarget, unreachable } from './target.ts';
import { nightFile } from './testing/night.ts';

const actor = { kind: 'system', name: 'import' } as const;
const keys = siteKeysOf(demoKeys.prefix);
let mortal: MortalRedis;
beforeEach(async () => {
  mortal = await startMortalRedis();
});
afterEach(() => mortal.stop());

/** @param disturb takes the way in, and gives another one */
async function importNight(disturb: (target: Target) => Partial<Target> = () => ({})): Promise<ImportResult> {
  const redis = new Redis(mortal.url, { maxRetriesPerRequest: 0, retryStrategy: () => null });
  redis.on('error', () => undefined);
  try {
    const clock = steadyClock(tenAtNight);
    const people = createRegister(redis, demoKeys.prefix, keys);
    await openSite(redis, demoKeys, clock, demoSite(tenAtNight));
    const submitBatch = createSubmitBatch({ ...submitPartsOf(redis, clock), people });
    const target = await siteTarget({
      ...{ redis, keys: demoKeys, people, importer: actor.name, now: tenAtNight },
      ...{ submit: unreachable, submitBatch: (commands) => submitBatch(commands, actor, null) },
    });
    if (target === null) throw new Error('no site');
    return await importDeclarations({
      ...target,
      ...disturb(target),
      readFile: createReadApart(),
      bytes: nightFile('night.csv'),
      mode: 'all-or-none',
    });
  } finally {
    redis.disconnect();
  }
}

type Target = Omit<ImportOptions, 'bytes' | 'mode' | 'readFile'>;

async function declared(): Promise<number> {
  const redis = new Redis(mortal.url);
  const open = await redis.scard(demoKeys.open);
  const told = (await redis.xlen(demoKeys.feed)) - 1; // without the site's own
  redis.disconnect();
  expect(told).toBe(open);
  return open;
}

describe('a Redis that dies in the middle of all or none', () => {
  it.each([1, 20, 61])(
    '[D23] after %i people: nothing is declared, and the next import declares all',
    async (after) => {
      let added = 0;
      const dying = importNight(({ people }) => ({
        people: {
          ...people,
          async add(person) {
            added += 1;
            if (added > after) await mortal.kill();
            return people.add(person);
          },
        },
      }));
      await expect(dying).rejects.toThrow(/onnection|closed/);
      await mortal.start();
      expect(await declared()).toBe(0);
      expect(await importNight()).toMatchObject({ accepted: 46, unchanged: 0, faults: [] });
      expect(await declared()).toBe(46);
    },
  );

  it.each([0, 1, 3, 10, 40])('[D23] %i turns after it was asked for: all is declared or nothing', async (turns) => {
    const result = await importNight(({ submitBatch }) => ({
      async submitBatch(commands) {
        const answer = submitBatch(commands);
        for (let turn = 0; turn < turns; turn += 1) await setImmediate(); // chance decides where it dies; any place will do
        await mortal.kill();
        return answer;
      },
    }));
    await mortal.start();
    const count = await declared();
    expect([0, 46]).toContain(count);
    const { accepted, faults } = result;
    expect([accepted, ...faults.map(({ fault }) => fault)]).toEqual(accepted === 46 ? [count] : [0, 'unavailable']);
    await importNight();
    expect(await declared()).toBe(46);
  });
});
