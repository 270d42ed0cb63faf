import { createHash } from 'node:crypto';
import type { Declaration } from '@cordon/protocol/declaration/declaration.ts';

/* [D19] Names that follow from what is declared, so that an import can be repeated, by anybody, at any time. */

/**
 * The plate and time with which a visit is declared first; it keeps the name when these are corrected (a UUID of version 8:
 * made by a rule of our own).
 *
 * @param again how many visits were declared with them before, and have another plate or time by now
 */
export function visitIdOf({ plate, eta }: Pick<Declaration, 'plate' | 'eta'>, again = 0): string {
  return uuid(digest(again === 0 ? ['visit', plate, eta] : ['visit', plate, eta, again]), 8);
}

/**
 * The same declaration by the same importer on the same state of its visit is the same command. Without the version,
 * going back to an earlier declaration would be taken for a resend of it.
 */
export function commandIdOf(site: string, importer: string, version: number, declaration: Declaration): string {
  const bytes = digest(['declare', site, importer, version, declaration]);
  bytes.writeUIntBE(declaration.declaredAt, 0, 6); // commands are named by UUIDs of version 7, which begin with a time
  return uuid(bytes, 7);
}

function digest(parts: readonly unknown[]): Buffer {
  return createHash('sha256').update(JSON.stringify(parts)).digest().subarray(0, 16);
}

function uuid(bytes: Buffer, version: number): string {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | (version << 4);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
