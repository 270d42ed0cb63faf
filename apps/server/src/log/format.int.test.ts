import { supervisorA } from '@cordon/protocol/testing/actors.ts';
import { engine } from '@cordon/protocol/engine/product.ts';
import type { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { StartFault } from '../start-fault.ts';
import { type SubmitFixture, demoKeys, createSubmitFixture } from '../testing/submit-fixture.ts';
import { useStore } from '../testing/store.ts';
import { checkFormat, noteFormat, storeFormat } from './format.ts';
import { siteRef, visitRef } from './keys.ts';

let redis: Redis;
let fixture: SubmitFixture;

useStore(async (store) => {
  ({ redis } = store);
  fixture = await createSubmitFixture(redis);
});

const check = () => checkFormat(redis, demoKeys, fixture.clock.at);
const sentenceOf = async () => {
  const fault: unknown = await check().catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(StartFault);
  return fault instanceof StartFault ? fault.message : '';
};
async function without(ref: Parameters<typeof demoKeys.aggregate>[0], field: string): Promise<void> {
  const key = demoKeys.aggregate(ref);
  const { [field]: _, ...rest } = JSON.parse((await redis.hget(key, 's')) ?? '') as Record<string, unknown>;
  await redis.hset(key, 's', JSON.stringify(rest));
}

describe('a start', () => {
  it('[I3] opens an empty store, one of its own and one of before the format was noted', async () => {
    await check();
    await noteFormat(redis, demoKeys);
    expect(await redis.get(demoKeys.format)).toBe(String(storeFormat));
    await check();
    await redis.flushall();
    await check();
  });

  it('[I3] refuses what a later version wrote, in one sentence', async () => {
    await redis.set(demoKeys.format, String(storeFormat + 1));
    const numbers = `its format is ${storeFormat + 1}, this version reads up to ${storeFormat}`;
    expect(await sentenceOf()).toMatch(
      new RegExp(`^The store was written by a later version of Cordon \\(${numbers}\\): .*\\.$`),
    );
    await redis.set(demoKeys.format, 'a1');
    expect(await sentenceOf()).toContain('later version');
  });

  it.each([
    ['site', 'the site'],
    ['visit', '1 visit'],
    ['alert', '1 alert'],
  ])('[SV3] refuses a store in which a later version wrote %s, in one sentence', async (kind, named) => {
    await noteFormat(redis, demoKeys);
    await fixture.declare();
    await fixture.ask(supervisorA, { type: 'setLockdown', reason: '演练' });
    await check();
    const open = await redis.smembers(demoKeys.open);
    const about = engine.parseRef(kind === 'site' ? siteRef : (open.find((name) => name.startsWith(kind)) ?? ''));
    if (about === undefined) throw new Error(`no ${kind}`);
    const key = demoKeys.aggregate(about.ref);
    const state = JSON.parse((await redis.hget(key, 's')) ?? '') as object;
    const later = about.definition.schema.version + 1;
    await redis.hset(key, 's', JSON.stringify({ ...state, schema: later }));
    expect(await sentenceOf()).toBe(
      `The store was written by a later version of Cordon (this version does not know the form of ${named}): start that version, or restore a copy from before it.`,
    );
  });

  it('[I3] raises the format of an older store, and never lowers it', async () => {
    await redis.set(demoKeys.format, '1'); // the first that was noted
    await check();
    await noteFormat(redis, demoKeys);
    expect(await redis.get(demoKeys.format)).toBe(String(storeFormat));
    for (const later of [String(storeFormat + 1), 'a1']) {
      await redis.set(demoKeys.format, later);
      await noteFormat(redis, demoKeys);
      expect(await redis.get(demoKeys.format)).toBe(later);
    }
  });

  it('[I4] refuses an older store that it can not read whole, and says how many of what', async () => {
    for (const plate of ['渝A10001', '渝A10002', '渝A10003']) await fixture.declare({ plate });
    const [one, two] = (await redis.smembers(demoKeys.open)).map((name) => name.slice('visit:'.length));
    await without(visitRef(one ?? ''), 'unsettled');
    await without(visitRef(two ?? ''), 'arrivedAs');
    expect(await sentenceOf()).toContain('(2 visits)');
    await without(siteRef, 'paper');
    expect(await sentenceOf()).toContain('(the site, 2 visits)');
  });

  it('[I4] a server starts on a store of its own format although one visit can not be read', async () => {
    await noteFormat(redis, demoKeys);
    await without(visitRef(await fixture.declare()), 'steps');
    await check();
    await without(siteRef, 'paper');
    expect(await sentenceOf()).toContain('the site');
  });
});
