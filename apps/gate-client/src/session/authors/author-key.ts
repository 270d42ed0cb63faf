import type { AuthorKey } from '@cordon/protocol/wire/delivery.ts';
import { authorKey, signedCommandType } from '@cordon/protocol/wire/delivery.ts';
import type { Command } from '@cordon/protocol/wire/command.ts';
import { base64url, calculateJwkThumbprint, CompactSign } from 'jose';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };

/** A new pair. Its private half is exported once, so that it can be sealed. */
export type NewKey = { publicKey: AuthorKey; thumbprint: string; exported: string };

export async function newAuthorKey(): Promise<NewKey> {
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const publicKey = authorKey.parse({ kty, crv, x, y });
  const exported = base64url.encode(new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey)));
  return { publicKey, thumbprint: await calculateJwkThumbprint(publicKey), exported };
}

/** Imports the key for signing; it can no longer be exported. */
export function usableKey(exported: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('pkcs8', new Uint8Array(base64url.decode(exported)), algorithm, false, ['sign']);
}

export function signCommand(command: Command, { key, thumbprint }: { key: CryptoKey; thumbprint: string }) {
  return new CompactSign(new TextEncoder().encode(JSON.stringify(command)))
    .setProtectedHeader({ alg: 'ES256', typ: signedCommandType, kid: thumbprint })
    .sign(key);
}
