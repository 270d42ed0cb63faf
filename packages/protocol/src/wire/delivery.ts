import { z } from 'zod';
import { maxPayloadBytes } from './protocol.ts';

const coordinate = z.string().regex(/^[\w-]{43}$/); // 256 bits in base64url

/** The public half of an author's key, sent with a sign-in by PIN: a key of P-256, without further fields. */
export const authorKey = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: coordinate,
  y: coordinate,
});
export type AuthorKey = z.infer<typeof authorKey>;

/** Names what is signed, so that a signature made for another purpose is not valid for a command. */
export const signedCommandType = 'cordon-command';

/**
 * The header of a signed command, without further fields. `kid` is the thumbprint of the author's key. Source: RFC
 * 7638.
 */
export const signedHeader = z.strictObject({
  alg: z.literal('ES256'),
  typ: z.literal(signedCommandType),
  kid: coordinate,
});

/**
 * Socket event `deliver`: a command over another person's session, as its author signed it (compact JWS). Source: RFC
 * 7515.
 */
export const delivery = z.strictObject({ jws: z.string().max(maxPayloadBytes) });
