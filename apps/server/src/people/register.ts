import { randomBytes } from 'node:crypto';
import { nameKey } from '@cordon/protocol/declaration/place-rows.ts';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { defineScript, oneWord } from '../redis/script.ts';
import { type DocumentOf, indexKeyOf, recordKeyOf } from './keys.ts';
import { lockKey, unlocked } from './lock.ts';
import { openRecord, type Person, type SealedRecord, sealFields, sealRecord } from './record.ts';
import type { SiteKeys } from './site-key.ts';
import { matchDocumentSuffixes } from './document-suffixes.ts';
import { createRegisterReads, type RegisterReads } from './register-reads.ts';

export type { Person } from './record.ts';

export type PeopleRegister = RegisterReads & {
  /**
   * [K4] The same document is the same person for ever, under the name that is kept. The phone becomes the one that was given
   * last, unless the name is another one: then nothing is changed, see `check`.
   *
   * @returns the person's ID
   */
  add: (person: Person) => Promise<string>;
  /** [D34] Puts another name in the place of the one that is kept. The caller puts it on record. */
  correctName: (personId: string, name: string) => Promise<void>;
  /**
   * [K6] Which of a visit's crew have the documents that end in these tails; one ID for each tail, in their order.
   * Somebody who is not of the crew gets an ID that looks like any other.
   */
  matchDocumentSuffixes: (crew: readonly string[], tails: readonly string[]) => Promise<string[]>;
  /** [K7] Erases a person everywhere: events keep an ID that leads nowhere. @returns false when there was nobody */
  erase: (personId: string) => Promise<boolean>;
};

const addPerson = defineScript({
  file: new URL('scripts/add-person.lua', import.meta.url),
  keys: ['lock', 'index', 'record'],
  args: ['lock', 'personId'],
  reply: z.union([
    oneWord('added', 'locked'),
    z.tuple([z.literal('known'), z.string()]).transform(([, personId]) => ({ personId })),
  ]),
});

const renewPerson = defineScript({
  file: new URL('scripts/renew-person.lua', import.meta.url),
  keys: ['lock', 'record'],
  args: ['lock'],
  reply: oneWord('renewed', 'gone', 'locked'),
});

const erasePerson = defineScript({
  file: new URL('scripts/erase-person.lua', import.meta.url),
  keys: ['record', 'index'],
  args: [],
  reply: oneWord('erased', 'gone', 'moved'),
});

/** @param prefix what every key of the site begins with: `cordon:{site}:` */
export function createRegister(redis: Redis, prefix: string, keys: SiteKeys): PeopleRegister {
  const recordKey = (personId: string) => recordKeyOf(prefix, personId);
  const indexKey = (person: DocumentOf) => indexKeyOf(prefix, keys.index, person);
  const lockAt = lockKey(prefix);
  const { lock } = keys;

  const renew = async (personId: string, { name, phone: given }: Person) => {
    const record = await redis.hgetall(recordKey(personId));
    const known = openRecord(keys.wrap, personId, record);
    if (known?.kind !== 'person') return;
    const phone = given === '' ? known.person.phone : given;
    if (nameKey(known.person.name) !== nameKey(name)) return;
    if (known.person.name === name && known.person.phone === phone) return;
    await write(personId, record, { name, phone });
  };

  const write = async (personId: string, record: SealedRecord, changed: SealedRecord) => {
    const fields = sealFields(keys.wrap, personId, record, changed);
    const renewing = renewPerson(redis, {
      keys: { lock: lockAt, record: recordKey(personId) },
      args: { lock },
      moreArgs: Object.entries(fields).flat(),
    });
    unlocked(await renewing);
  };

  return {
    ...createRegisterReads(redis, prefix, keys),
    add: async (person) => {
      const index = indexKey(person);
      const fresh = `p-${randomBytes(16).toString('hex')}`;
      const record = sealRecord(keys.wrap, fresh, { kind: 'person', person, index });
      const adding = addPerson(redis, {
        keys: { lock: lockAt, index, record: recordKey(fresh) },
        args: { lock, personId: fresh },
        moreArgs: Object.entries(record).flat(),
      });
      const added = unlocked(await adding);
      if (added === 'added') return fresh;
      await renew(added.personId, person);
      return added.personId;
    },
    correctName: async (personId, name) => {
      const record = await redis.hgetall(recordKey(personId));
      if (openRecord(keys.wrap, personId, record)?.kind === 'person') await write(personId, record, { name });
    },
    matchDocumentSuffixes: (crew, tails) => matchDocumentSuffixes({ redis, keys, lockAt, recordKey }, crew, tails),
    erase: async (personId) => {
      const key = recordKey(personId);
      for (;;) {
        const index = (await redis.hget(key, 'index')) ?? key; // a stranger has none
        const erased = await erasePerson(redis, { keys: { record: key, index }, args: {} });
        if (erased !== 'moved') return erased === 'erased';
      }
    },
  };
}
