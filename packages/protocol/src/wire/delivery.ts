import { z } from 'zod';
import { maxPayloadBytes } from './protocol.ts';

const coordinate = z.string().regex(/^[\w-]{43}$/); // 256 bits in base64url

/** The public half of an author's key, as it goes along with a sign-in by PIN: a key of P-256, and nothing else of it. */
export const authorKey = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: coordinate,
  y: coordinate,
});
export type AuthorKey = z.infer<typeof authorKey>;

/** Says what is signed, so that a signature that was made for something else is none over a command. */
export const signedCommandType = 'cordon-command';

/** What stands over a signed command, and nothing besides; `kid` is the thumbprint of the author's key (RFC 7638). */
export const signedHeader = z.strictObject({
  alg: z.literal('ES256'),
  typ: z.literal(signedCommandType),
  kid: coordinate,
});

/** Socket event `deliver`: a command over somebody else's connection, as its author signed it (compact JWS, RFC 7515). */
export const delivery = z.strictObject({ jws: z.string().max(maxPayloadBytes) });
