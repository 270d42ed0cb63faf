import type { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { useStore } from '../testing/store.ts';
import { defineScript, oneWord } from './script.ts';

let redis: Redis;

useStore(async (store) => {
  ({ redis } = store);
  await redis.script('FLUSH');
});

const file = new URL('testing/echo.lua', import.meta.url);
const named = { file, keys: ['first', 'second'], args: ['one'] } as const;
const echo = defineScript({ ...named, reply: z.tuple([z.literal('given'), z.int()], z.string()) });
const word = defineScript({ ...named, reply: oneWord('done', 'gone') });

const call = { keys: { second: 'b', first: 'a' }, args: { one: 1 } };

it('gives keys and arguments in the order that the script says, then the others', async () => {
  const reply = await echo(redis, { ...call, moreKeys: ['c', 'd'], moreArgs: ['two', 3] });
  expect(reply).toEqual(['given', 4, 'a', 'b', 'c', 'd', '1', 'two', '3']);
});

it('is sent again to a Redis that has forgotten it, also by many at one moment', async () => {
  const many = () =>
    Promise.all([1, 2, 3].map((one) => word(redis, { ...call, args: { one: one < 3 ? 'done' : 'gone' } })));
  expect(await many()).toEqual(['done', 'done', 'gone']);
  await redis.script('FLUSH');
  expect(await many()).toEqual(['done', 'done', 'gone']);
});

it('fails on a reply that is not declared, and when the script itself fails', async () => {
  await expect(word(redis, call)).rejects.toThrow(z.ZodError);
  await expect(word(redis, { ...call, args: { one: 'error' } })).rejects.toThrow('no such answer');
});
