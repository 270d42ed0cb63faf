import type { CrewMember, DocumentKind } from '@cordon/protocol/declaration/declaration.ts';
import type { KnownPerson } from '@cordon/protocol/declaration/match.ts';
import { nameKey } from '@cordon/protocol/declaration/place-rows.ts';
import { maskDocument, maskName, maskPhone } from '@cordon/protocol/masking.ts';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { resultsOf } from '../redis/results.ts';
import { type DocumentOf, indexKeyOf, recordKeyOf } from './keys.ts';
import { openRecord, type Person } from './record.ts';
import type { SealingKeys } from './site-key.ts';

/** What is shown of a person at first; of a stranger only the end of a number is known. */
export type Masked = {
  document: DocumentKind | null;
  maskedNumber: string;
  maskedPhone: string | null;
};

/** What a visit says of a person. */
export type Shown = Pick<CrewMember, 'maskedName' | 'document'>;

/** None of these writes anything. @throws Error when a record is damaged */
export type RegisterReads = {
  /** [K4] [D34] Who has this document, and whether name and phone are those that are kept. Null when nobody has it. */
  check: (person: Person) => Promise<KnownPerson | null>;
  /** [K4] Who has this document; null when nobody has it. */
  find: (person: DocumentOf) => Promise<string | null>;
  /** [K5] The ends of numbers, to compare a document with; null when nobody is kept under this ID. */
  masked: (personId: string) => Promise<Masked | null>;
  /** [K5] Everything, for somebody who has given a reason that is on record; null when nobody, or a stranger, is kept. */
  identity: (personId: string) => Promise<{ name: string; documentNumber: string; phone: string | null } | null>;
  /** [K8] What a visit may say of these people, read at once; null for those of whom it may say nothing. */
  shown: (personIds: readonly string[]) => Promise<(Shown | null)[]>;
  /** Whether anybody is kept under this ID, readable or not. */
  holds: (personId: string) => Promise<boolean>;
};

const sealedRecord = z.record(z.string(), z.string());

export function createRegisterReads(
  redis: Redis,
  prefix: string,
  keys: Pick<SealingKeys, 'wrap' | 'index'>,
): RegisterReads {
  const recordKey = (personId: string) => recordKeyOf(prefix, personId);
  const indexKey = (person: DocumentOf) => indexKeyOf(prefix, keys.index, person);
  const open = async (personId: string) => openRecord(keys.wrap, personId, await redis.hgetall(recordKey(personId)));

  return {
    check: async (person) => {
      const personId = await redis.get(indexKey(person));
      if (personId === null) return null;
      const known = await open(personId);
      if (known?.kind !== 'person') return null;
      const { name, phone } = known.person;
      const isSamePhone = phone === '' || person.phone === '' || phone === person.phone;
      return {
        personId,
        name: nameKey(name) === nameKey(person.name) ? 'same' : 'other',
        phone: isSamePhone ? 'same' : 'other',
      };
    },
    find: (person) => redis.get(indexKey(person)),
    masked: async (personId) => {
      const known = await open(personId);
      if (known === null) return null;
      if (known.kind === 'stranger') {
        return { document: null, maskedNumber: `****${known.tail}`, maskedPhone: null };
      }
      const { document, documentNumber, phone } = known.person;
      const maskedPhone = phone === '' ? null : maskPhone(phone);
      return { document, maskedNumber: maskDocument(documentNumber), maskedPhone };
    },
    identity: async (personId) => {
      const known = await open(personId);
      if (known?.kind !== 'person') return null;
      const { name, documentNumber, phone } = known.person;
      return { name, documentNumber, phone: phone === '' ? null : phone };
    },
    shown: async (personIds) => {
      const reads = redis.pipeline();
      for (const personId of personIds) reads.hgetall(recordKey(personId));
      const records = resultsOf(await reads.exec()).map((found) => sealedRecord.parse(found));
      return personIds.map((personId, place) => {
        const known = openRecord(keys.wrap, personId, records[place] ?? {});
        if (known?.kind !== 'person') return null;
        return { maskedName: maskName(known.person.name), document: known.person.document };
      });
    },
    holds: async (personId) => (await redis.exists(recordKey(personId))) === 1,
  };
}
