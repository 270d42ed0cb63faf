import { type AuthorKey, authorKey, signedCommandType } from '@cordon/protocol/wire/delivery.ts';
import { calculateJwkThumbprint, CompactSign, exportJWK, generateKeyPair } from 'jose';

/** A key that signs somebody's records on one device. */
export type TestAuthor = {
  publicKey: AuthorKey;
  thumbprint: string;
  /** @param header replaces fields of the right header */
  sign(payload: unknown, header?: Record<string, unknown>): Promise<string>;
};

export async function openAuthor(): Promise<TestAuthor> {
  const pair = await generateKeyPair('ES256', { extractable: true });
  const { kty, crv, x, y } = await exportJWK(pair.publicKey);
  const publicKey = authorKey.parse({ kty, crv, x, y });
  const thumbprint = await calculateJwkThumbprint(publicKey);
  const usual = { alg: 'ES256', typ: signedCommandType, kid: thumbprint };
  return {
    publicKey,
    thumbprint,
    sign: (payload, header = {}) => {
      const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
      return new CompactSign(new TextEncoder().encode(text))
        .setProtectedHeader({ ...usual, ...header })
        .sign(pair.privateKey);
    },
  };
}
