import { readFileSync } from 'node:fs';
import type { Redis, Result } from 'ioredis';
import { z } from 'zod';
import { lockKey, unlocked } from './lock.ts';

declare module 'ioredis' {
  interface RedisCommander<Context> {
    cordonReseal(keyCount: number, ...keysThenArgs: string[]): Result<number | null, Context>;
  }
}

const lua = readFileSync(new URL('scripts/reseal.lua', import.meta.url), 'utf8');

/** A sealed field of a hash, and what it shall be. */
export type Change = { field: string; was: string; is: string };

/** @returns false when somebody else was quicker, or the fields are gone */
export type Reseal = (
  hash: string,
  changes: readonly Change[],
  moved?: { from: string; to: string },
) => Promise<boolean>;

/** @param lock what the register's lock is for as long as the site's key is being changed */
export function openReseal(redis: Redis, prefix: string, lock: string): Reseal {
  redis.defineCommand('cordonReseal', { lua });
  return async (hash, changes, moved) => {
    const keys = [lockKey(prefix), hash, ...(moved === undefined ? [] : [moved.from, moved.to])];
    const values = changes.flatMap(({ field, was, is }) => [field, was, is]);
    return unlocked(await redis.cordonReseal(keys.length, ...keys, lock, ...values)) === 1;
  };
}

/** Each key that begins so, once or more often: what is written meanwhile may come twice. */
export async function* keysUnder(redis: Redis, beginning: string): AsyncGenerator<string> {
  for await (const found of redis.scanStream({ match: `${beginning}*`, count: 500 })) {
    yield* z.array(z.string()).parse(found);
  }
}
