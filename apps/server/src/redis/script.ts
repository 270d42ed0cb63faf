import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Redis } from 'ioredis';
import { z } from 'zod';

/** The input of a script: named keys and arguments, and then the variable part, in the script's order. */
export type ScriptCall<Key extends string, Arg extends string> = {
  keys: Readonly<Record<Key, string>>;
  args: Readonly<Record<Arg, string | number>>;
  moreKeys?: readonly string[];
  moreArgs?: readonly (string | number)[];
};

/** @throws Error when Redis does not answer, or answers with an error; ZodError for a reply that the script can't give */
export type Script<Key extends string, Arg extends string, Reply> = (
  redis: Pick<Redis, 'eval' | 'evalsha'>,
  call: ScriptCall<Key, Arg>,
) => Promise<Reply>;

export type ScriptParts<Key extends string, Arg extends string, Reply extends z.ZodType> = {
  file: URL; // with the Lua text, which is read at once
  keys: readonly Key[]; // KEYS from 1, in this order
  args: readonly Arg[]; // ARGV from 1, in this order
  reply: Reply;
};

/**
 * A script of Redis. Its hash is sent; the whole text only to a Redis that does not have it yet.
 *
 * @throws Error when there is no such file
 */
export function defineScript<const Key extends string, const Arg extends string, Reply extends z.ZodType>({
  file,
  keys,
  args,
  reply,
}: ScriptParts<Key, Arg, Reply>): Script<Key, Arg, z.output<Reply>> {
  const lua = readFileSync(file, 'utf8');
  const sha = createHash('sha1').update(lua).digest('hex'); // the name that Redis gives it
  return async (redis, call) => {
    const given = [...keys.map((key) => call.keys[key]), ...(call.moreKeys ?? [])];
    const rest = [...given, ...args.map((arg) => call.args[arg]), ...(call.moreArgs ?? [])];
    const answer = await redis.evalsha(sha, given.length, ...rest).catch((error: unknown) => {
      if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
      return redis.eval(lua, given.length, ...rest);
    });
    return reply.parse(answer);
  };
}

/** The reply of a script that answers one of these words and nothing else: `{'done'}`. */
export function oneWord<const Word extends string>(...words: readonly [Word, ...Word[]]) {
  return z.tuple([z.enum(words)]).transform(([word]): Word => word);
}
