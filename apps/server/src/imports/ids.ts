import type { Declaration } from '@cordon/protocol/declaration/declaration.ts';
import { sha256, uuidOf } from '../ops/ids.ts';

/* [D19] Names that follow from what is declared, so that an import can be repeated, by anybody, at any time. */

/**
 * The plate and time with which a visit is declared first; it keeps the name when these are corrected (a UUID of version 8:
 * made by a rule of our own).
 *
 * @param again how many visits were declared with them before, and have another plate or time by now
 */
export function visitIdOf({ plate, eta }: Pick<Declaration, 'plate' | 'eta'>, again = 0): string {
  return uuidOf(digest(again === 0 ? ['visit', plate, eta] : ['visit', plate, eta, again]), 8);
}

/**
 * The same declaration by the same importer on the same state of its visit is the same command. Without the version,
 * going back to an earlier declaration would be taken for a resend of it.
 */
export function commandIdOf(site: string, importer: string, version: number, declaration: Declaration): string {
  // Commands are named by UUIDs of version 7, which begin with a time.
  const time = declaration.declaredAt.toString(16).padStart(12, '0');
  return uuidOf(time + digest(['declare', site, importer, version, declaration]).slice(12), 7);
}

function digest(parts: readonly unknown[]): string {
  return sha256(JSON.stringify(parts), 'hex');
}
