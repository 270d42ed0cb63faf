import { randomBytes } from 'node:crypto';
import { type DocumentKind, documentKinds } from '@cordon/protocol/declaration/declaration.ts';
import { z } from 'zod';
import { keyBytes, seal, unseal } from './seal.ts';

/** A person of a declaration, or met at the gate; the phone is empty when nobody asked for it. */
export type Person = { name: string; document: DocumentKind; documentNumber: string; phone: string };

/** What is known of somebody: of a stranger no more than the end of a document number, read at the exit. */
export type Known = { kind: 'person'; person: Person; index: string } | { kind: 'stranger'; tail: string };

export type SealedRecord = Record<string, string>;

const sealedPerson = z.object({
  key: z.string(),
  index: z.string(), // the document's index entry, which erasing needs; it says nothing without the key
  name: z.string(),
  document: z.string(),
  number: z.string(),
  phone: z.string(),
});
const sealedStranger = z.object({ key: z.string(), tail: z.string() });

/** [K1] Each person has a data key of their own: destroying it erases the person, and nobody else. */
export function sealRecord(wrap: Buffer, personId: string, known: Known): SealedRecord {
  const dataKey = randomBytes(keyBytes);
  const key = seal(wrap, dataKey, placeOf(personId, 'key'));
  const field = (name: string, text: string) => seal(dataKey, text, placeOf(personId, name));
  if (known.kind === 'stranger') return { key, tail: field('tail', known.tail) };
  const { name, document, documentNumber, phone } = known.person;
  return {
    key,
    index: known.index,
    name: field('name', name),
    document: field('document', document),
    number: field('number', documentNumber),
    phone: field('phone', phone),
  };
}

/** Seals further fields with the record's own key. */
export function sealFields(wrap: Buffer, personId: string, record: SealedRecord, fields: SealedRecord): SealedRecord {
  const dataKey = dataKeyOf(wrap, personId, record);
  return Object.fromEntries(
    Object.entries(fields).map(([name, text]) => [name, seal(dataKey, text, placeOf(personId, name))]),
  );
}

/** @returns null when nobody is kept under this ID. @throws Error when the record is damaged */
export function openRecord(wrap: Buffer, personId: string, record: SealedRecord): Known | null {
  if (Object.keys(record).length === 0) return null;
  const dataKey = dataKeyOf(wrap, personId, record);
  const field = (name: string, sealed: string) => {
    const text = unseal(dataKey, sealed, placeOf(personId, name));
    if (text === null) throw damaged(personId);
    return text.toString();
  };
  const stranger = sealedStranger.safeParse(record);
  if (stranger.success) return { kind: 'stranger', tail: field('tail', stranger.data.tail) };
  const { index, name, document, number, phone } = sealedPerson.parse(record);
  const person: Person = {
    name: field('name', name),
    document: z.enum(documentKinds).parse(field('document', document)),
    documentNumber: field('number', number),
    phone: field('phone', phone),
  };
  return { kind: 'person', person, index };
}

/** The data key, sealed with another key of the site; the fields that it seals itself stay as they are. */
export function rewrapped(
  from: Buffer,
  to: Buffer,
  personId: string,
  record: SealedRecord,
): { field: 'key'; was: string; is: string } | 'already' | 'damaged' {
  const was = record['key'] ?? '';
  const place = placeOf(personId, 'key');
  const dataKey = unseal(from, was, place);
  if (dataKey !== null) return { field: 'key', was, is: seal(to, dataKey, place) };
  return unseal(to, was, place) === null ? 'damaged' : 'already';
}

function dataKeyOf(wrap: Buffer, personId: string, record: SealedRecord): Buffer {
  const dataKey = unseal(wrap, record['key'] ?? '', placeOf(personId, 'key'));
  if (dataKey === null) throw damaged(personId);
  return dataKey;
}

function placeOf(personId: string, field: string): string {
  return `${personId} ${field}`;
}

function damaged(personId: string): Error {
  return new Error(`the record of ${personId} in the people register is damaged`);
}
