import { randomBytes } from 'node:crypto';
import type { CrewMember, DocumentKind } from '@cordon/protocol/declaration/declaration.ts';
import type { KnownPerson } from '@cordon/protocol/declaration/match.ts';
import { nameKey } from '@cordon/protocol/declaration/place-rows.ts';
import { maskDocument, maskName, maskPhone } from '@cordon/protocol/masking.ts';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { resultsOf } from '../redis/results.ts';
import { defineScript, oneWord } from '../redis/script.ts';
import { type DocumentOf, indexKeyOf, recordKeyOf } from './keys.ts';
import { lockKey, unlocked } from './lock.ts';
import { openRecord, type Person, type SealedRecord, sealFields, sealRecord } from './record.ts';
import type { SiteKeys } from './site-key.ts';
import { matchDocumentSuffixes } from './document-suffixes.ts';

export type { Person } from './record.ts';

/** What is seen of a person at first; of a stranger only the end of a number is known. */
export type Masked = {
  document: DocumentKind | null;
  maskedNumber: string;
  maskedPhone: string | null;
};

/** What a visit says of a person. */
export type Shown = Pick<CrewMember, 'maskedName' | 'document'>;

export type PeopleRegister = {
  /**
   * [K4] The same document is the same person for ever, under the name that it stands under. The phone becomes the one that was
   * given last, unless the name is another one: then nothing is changed, see `check`.
   */
  add: (person: Person) => Promise<string>;
  /** [K4] [D34] Who has this document, and whether name and phone are those that are kept. Null when nobody has it. */
  check: (person: Person) => Promise<KnownPerson | null>;
  /** [D34] Puts another name in the place of the one that is kept: an act of its own, which whoever asks for it puts on record. */
  correctName: (personId: string, name: string) => Promise<void>;
  /** [K4] Who has this document, without writing anything. */
  find: (person: DocumentOf) => Promise<string | null>;
  /** [K5] The ends of numbers, to compare a document with; null when nobody is kept under this ID. */
  masked: (personId: string) => Promise<Masked | null>;
  /** [K5] Everything, for whoever has given a reason that is on record; null when nobody, or a stranger, is kept. */
  identity: (personId: string) => Promise<{ name: string; documentNumber: string; phone: string | null } | null>;
  /** [K8] What a visit may say of these people, in one look; null for whom it may say nothing of. */
  shown: (personIds: readonly string[]) => Promise<(Shown | null)[]>;
  /**
   * [K6] Who of a visit's crew has the documents that end in these tails; one ID for each tail, in their order.
   * Somebody who is not of the crew gets an ID that looks like any other.
   */
  matchDocumentSuffixes: (crew: readonly string[], tails: readonly string[]) => Promise<string[]>;
  /** Whether anybody is kept under this ID, readable or not. */
  holds: (personId: string) => Promise<boolean>;
  /** [K7] Erases a person everywhere: what events keep is an ID that leads nowhere. */
  erase: (personId: string) => Promise<boolean>;
};

const sealedRecord = z.record(z.string(), z.string());

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
export function openRegister(redis: Redis, prefix: string, keys: SiteKeys): PeopleRegister {
  const recordKey = (personId: string) => recordKeyOf(prefix, personId);
  const indexKey = (person: DocumentOf) => indexKeyOf(prefix, keys.index, person);
  const lockAt = lockKey(prefix);
  const { lock } = keys;

  const renew = async (personId: string, { name, phone: told }: Person) => {
    const record = await redis.hgetall(recordKey(personId));
    const known = openRecord(keys.wrap, personId, record);
    if (known?.is !== 'person') return;
    const phone = told === '' ? known.person.phone : told;
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
    add: async (person) => {
      const index = indexKey(person);
      const fresh = `p-${randomBytes(16).toString('hex')}`;
      const record = sealRecord(keys.wrap, fresh, { is: 'person', person, index });
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
    check: async (person) => {
      const personId = await redis.get(indexKey(person));
      if (personId === null) return null;
      const known = openRecord(keys.wrap, personId, await redis.hgetall(recordKey(personId)));
      if (known?.is !== 'person') return null;
      const { name, phone } = known.person;
      const isSamePhone = phone === '' || person.phone === '' || phone === person.phone;
      return {
        personId,
        name: nameKey(name) === nameKey(person.name) ? 'same' : 'other',
        phone: isSamePhone ? 'same' : 'other',
      };
    },
    correctName: async (personId, name) => {
      const record = await redis.hgetall(recordKey(personId));
      if (openRecord(keys.wrap, personId, record)?.is === 'person') await write(personId, record, { name });
    },
    find: (person) => redis.get(indexKey(person)),
    masked: async (personId) => {
      const known = openRecord(keys.wrap, personId, await redis.hgetall(recordKey(personId)));
      if (known === null) return null;
      if (known.is === 'stranger') {
        return { document: null, maskedNumber: `****${known.tail}`, maskedPhone: null };
      }
      const { document, documentNumber, phone } = known.person;
      const maskedPhone = phone === '' ? null : maskPhone(phone);
      return { document, maskedNumber: maskDocument(documentNumber), maskedPhone };
    },
    identity: async (personId) => {
      const known = openRecord(keys.wrap, personId, await redis.hgetall(recordKey(personId)));
      if (known?.is !== 'person') return null;
      const { name, documentNumber, phone } = known.person;
      return { name, documentNumber, phone: phone === '' ? null : phone };
    },
    shown: async (personIds) => {
      const reads = redis.pipeline();
      for (const personId of personIds) reads.hgetall(recordKey(personId));
      const records = resultsOf(await reads.exec()).map((found) => sealedRecord.parse(found));
      return personIds.map((personId, place) => {
        const known = openRecord(keys.wrap, personId, records[place] ?? {});
        if (known?.is !== 'person') return null;
        return { maskedName: maskName(known.person.name), document: known.person.document };
      });
    },
    matchDocumentSuffixes: (crew, tails) => matchDocumentSuffixes({ redis, keys, lockAt, recordKey }, crew, tails),
    holds: async (personId) => (await redis.exists(recordKey(personId))) === 1,
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
