import {
  type CrewMember,
  crewRoles,
  type DocumentKind,
  documentKinds,
  maxNameLength,
  testResults,
} from '@cordon/protocol/declaration/declaration.ts';
import { readDocumentNumber, readPhone } from '@cordon/protocol/declaration/cells.ts';
import { isBornBy } from '@cordon/protocol/plausible.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import { identifierKey } from '@cordon/protocol/identifiers.ts';
import { z } from 'zod';

/** Somebody who is not in the register yet. Personal: kept in memory only. */
export const newPersonFields = z.object({
  page: z.enum(['who', 'papers']),
  name: z.string(),
  role: z.enum(crewRoles),
  document: z.enum(documentKinds),
  number: z.string(),
  phone: z.string(),
  passNumber: z.string(),
  sampledAt: z.number().nullable(),
  result: z.enum(testResults).nullable(),
});
export type NewPersonFields = z.infer<typeof newPersonFields>;

export function emptyPerson(role: CrewMember['role']): NewPersonFields {
  return {
    page: 'who',
    name: '',
    role,
    document: 'id-card',
    number: '',
    phone: '',
    passNumber: '',
    sampledAt: null,
    result: null,
  };
}

/** Longest numbers of each kind, and what they are made of. */
export function maxNumberLength(document: DocumentKind): number {
  return document === 'id-card' ? 18 : 20;
}

export type PersonFault = 'name' | 'number' | 'number-check' | 'number-date' | 'phone';

/** A phone number while it is typed: digits of any keyboard, and the plus of a country's code. */
export function typedPhone(typed: string): string {
  const plus = /^[^\p{L}\p{N}]*[+＋]/u.test(typed) ? '+' : '';
  return plus + identifierKey(typed).replaceAll(/\D/gu, '');
}

/** [U161] What is still wrong with the person, the first thing first; null when the register can take them. */
export function personFault({ name, document, number, phone }: NewPersonFields, now: Instant): PersonFault | null {
  const trimmed = name.trim();
  if (trimmed === '' || trimmed.length > maxNameLength) return 'name';
  const read = readDocumentNumber(number, document);
  if (!read.ok && read.fault === 'check digit') return 'number-check';
  if (!read.ok) return read.fault === 'impossible date' ? 'number-date' : 'number';
  if (document === 'id-card' && !isBornBy(read.value, now)) return 'number-date'; // [D37]
  return phone === '' || readPhone(phone).ok ? null : 'phone';
}

/** Who the register has taken, as the visit carries them: a mask, never the name. */
export function memberOf(fields: NewPersonFields, registered: { personId: string; maskedName: string }): CrewMember {
  const { role, document, passNumber, sampledAt, result } = fields;
  return { ...registered, role, document, passNumber: passNumber === '' ? null : passNumber, sampledAt, result };
}
