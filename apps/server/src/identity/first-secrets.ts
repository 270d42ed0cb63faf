import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { resultsOf } from '../redis/results.ts';
import { defineScript, oneWord } from '../redis/script.ts';

/** What somebody is given at the start; null where their role does not use it. */
export type FirstSecret = { personId: string; pin: string | null; password: string | null };

/** A secret as it is stored: under this key, these fields and their values in turns. */
export type StoredSecret = { personId: string; place: string; fields: readonly string[] };

export type FirstSet =
  | { kind: 'written'; confirmShown: () => Promise<void> } // call it once they were shown
  | { kind: 'told' } // the store has some
  | { kind: 'telling' }; // another process has written some, and is about to show them

/** Printing takes milliseconds; a process that has not shown them by then has been killed. */
const tellWithinMs = 2_000;

const firstSecrets = defineScript({
  file: new URL('scripts/first-secrets.lua', import.meta.url),
  keys: ['holders', 'untold', 'teller'],
  args: ['set', 'tellWithinMs'],
  reply: oneWord('written', 'told', 'telling'),
});

const firstTold = defineScript({
  file: new URL('scripts/first-told.lua', import.meta.url),
  keys: ['untold', 'teller'],
  args: ['set'],
  reply: oneWord('noted', 'replaced'),
});

export type FirstSecretsParts = {
  redis: Redis;
  prefix: string; // `cordon:{site}:`
  holders: string; // the key of the people who have a secret
};

/** [S6] The first secrets of a site: of several processes, one writes and shows them, and they are shown before they count. */
export function createFirstSecrets({ redis, prefix, holders }: FirstSecretsParts) {
  const untold = `${prefix}first-pins-untold`;
  const teller = `${prefix}first-pins-teller`;
  return {
    async write(secrets: readonly StoredSecret[]): Promise<FirstSet> {
      const name = randomUUID();
      const kind = await firstSecrets(redis, {
        keys: { holders, untold, teller },
        args: { set: name, tellWithinMs },
        moreKeys: secrets.map(({ place }) => place),
        moreArgs: secrets.flatMap(({ personId, fields }) => [personId, fields.length, ...fields]),
      });
      if (kind !== 'written') return { kind };
      return {
        kind,
        confirmShown: async () => void (await firstTold(redis, { keys: { untold, teller }, args: { set: name } })),
      };
    },
    /** Whether the store has none, or some that nobody was shown. */
    async areWanted(): Promise<boolean> {
      const [held, notTold] = resultsOf(await redis.multi().exists(holders).exists(untold).exec());
      return held === 0 || notTold === 1;
    },
  };
}
