import type { Declaration } from '@cordon/protocol/declaration/declaration.ts';
import { sha256, uuidOf } from '../ops/ids.ts';

/* [D19] IDs that follow from what is declared, so that anybody can repeat an import at any time. */

/**
 * A visit's ID, from the plate and time with which it is declared first; it stays when these are corrected. (A UUID of version
 * 8, RFC 9562: made by a rule of our own.)
 *
 * @param again how many visits were declared before with this plate and time, and have others by now
 */
export function visitIdOf({ plate, eta }: Pick<Declaration, 'plate' | 'eta'>, again = 0): string {
  return uuidOf(digest(again === 0 ? ['visit', plate, eta] : ['visit', plate, eta, again]), 8);
}

/**
 * The same declaration by the same importer on the same version of its visit is the same command. Without the version, going
 * back to an earlier declaration would count as a resend of it.
 */
export function commandIdOf(site: string, importer: string, version: number, declaration: Declaration): string {
  // The IDs of commands are UUIDs of version 7 (RFC 9562), which begin with a time.
  const time = declaration.declaredAt.toString(16).padStart(12, '0');
  return uuidOf(time + digest(['declare', site, importer, version, declaration]).slice(12), 7);
}

function digest(parts: readonly unknown[]): string {
  return sha256(JSON.stringify(parts), 'hex');
}
