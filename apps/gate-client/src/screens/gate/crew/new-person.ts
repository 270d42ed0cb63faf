import {
  type CrewMember,
  crewRoles,
  type DocumentKind,
  documentKinds,
  maxNameLength,
  testResults,
} from '@cordon/protocol/declaration/declaration.ts';
import { readIdentityNumber } from '@cordon/protocol/identity-number.ts';
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

/** [U161] What is still wrong with the person, the first thing first; null when the register can take them. */
export function personFault({ name, document, number, phone }: NewPersonFields): PersonFault | null {
  const trimmed = name.trim();
  if (trimmed === '' || trimmed.length > maxNameLength) return 'name';
  if (document === 'id-card') {
    const read = readIdentityNumber(number);
    if (!read.ok)
      return read.fault === 'check digit'
        ? 'number-check'
        : read.fault === 'impossible date'
          ? 'number-date'
          : 'number';
  } else if (number.length < 5) return 'number';
  return phone === '' || /^\d{7,15}$/u.test(phone) ? null : 'phone';
}

/** Who the register has taken, as the visit carries them: a mask, never the name. */
export function memberOf(fields: NewPersonFields, registered: { personId: string; maskedName: string }): CrewMember {
  const { role, document, passNumber, sampledAt, result } = fields;
  return { ...registered, role, document, passNumber: passNumber === '' ? null : passNumber, sampledAt, result };
}
