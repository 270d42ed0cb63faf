import { createHmac, createSecretKey } from 'node:crypto';
import type { Actor } from '@cordon/protocol/roles.ts';
import type { AnyCommand } from '@cordon/protocol/wire/command.ts';

/** Tells a resend from another command with the same ID. */
export type Fingerprint = (command: AnyCommand, actor: Actor) => string;

/**
 * [C5] Keyed, because readings are guessable: a plain hash of "37.6 °C" in the store would give it away.
 *
 * @param key one of the site's lasting keys, since receipts are compared by it for thirty days
 */
export function fingerprints(key: Buffer): Fingerprint {
  const prepared = createSecretKey(key); // made from the bytes for each fingerprint, it would cost most of it
  return (command, actor) => {
    const person = actor.kind === 'person' ? actor.personId : actor.name;
    return createHmac('sha256', prepared)
      .update(canonicalJson([actor.kind, person, command]))
      .digest('base64url');
  };
}

/** JSON that does not depend on the order of the fields. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}
