import { createHmac } from 'node:crypto';
import type { Person } from './record.ts';

export type DocumentOf = Pick<Person, 'document' | 'documentNumber'>;

export function recordKeyOf(prefix: string, personId: string): string {
  return `${prefix}register:${personId}`;
}

/** Keyed, because document numbers can be guessed: without the site's key nobody can compute the entry of one. */
export function indexKeyOf(prefix: string, key: Buffer, { document, documentNumber }: DocumentOf): string {
  const entry = createHmac('sha256', key).update(`${document} ${documentNumber}`).digest('base64url');
  return `${prefix}register-index:${entry}`;
}
