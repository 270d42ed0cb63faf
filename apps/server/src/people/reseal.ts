import type { Redis } from 'ioredis';
import { z } from 'zod';
import { defineScript, oneWord } from '../redis/script.ts';
import { lockKey, unlocked } from './lock.ts';

const resealScript = defineScript({
  file: new URL('scripts/reseal.lua', import.meta.url),
  keys: ['lock', 'hash'],
  args: ['lock'],
  reply: oneWord('resealed', 'changed', 'locked'),
});

/** A sealed field of a hash, as it was and as it is to be. */
export type Change = { field: string; was: string; is: string };

/** @returns false when the fields have changed meanwhile, or are gone */
export type Reseal = (
  hash: string,
  changes: readonly Change[],
  moved?: { from: string; to: string },
) => Promise<boolean>;

/** @param lock the register's lock while the site's key is being changed: under another one nothing is written */
export function createReseal(redis: Redis, prefix: string, lock: string): Reseal {
  return async (hash, changes, moved) => {
    const resealing = resealScript(redis, {
      keys: { lock: lockKey(prefix), hash },
      args: { lock },
      moreKeys: moved === undefined ? [] : [moved.from, moved.to],
      moreArgs: changes.flatMap(({ field, was, is }) => [field, was, is]),
    });
    return unlocked(await resealing) === 'resealed';
  };
}

/** Each key with this beginning, at least once: one that is written meanwhile may come twice. */
export async function* keysUnder(redis: Redis, beginning: string): AsyncGenerator<string> {
  for await (const found of redis.scanStream({ match: `${beginning}*`, count: 500 })) {
    yield* z.array(z.string()).parse(found);
  }
}
