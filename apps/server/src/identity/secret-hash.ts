import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';

const derive = promisify(argon2);

export type SecretCost = { readonly memoryKiB: number; readonly passes: number };

/** What OWASP advises at least for argon2id; about 40 ms. */
export const usualCost: SecretCost = { memoryKiB: 19 * 1024, passes: 2 };
const saltBytes = 16;
const tagBytes = 32;

/** How a PIN or a password is kept. The cost stays with it, so that it can be raised for new ones. */
export const secretHash = z.object({
  salt: z.string(),
  tag: z.string(),
  memoryKiB: z.coerce.number().int(),
  passes: z.coerce.number().int(),
});
export type SecretHash = z.infer<typeof secretHash>;

/**
 * [S1] A million PINs are tried in hours, whatever the hash: so the site's key goes into it, and what lies in the store
 * is worth nothing alone.
 *
 * @param place whose it is and what for; it is right there alone
 */
export async function hashSecret(
  pepper: Buffer,
  place: string,
  secret: string,
  cost: SecretCost = usualCost,
): Promise<SecretHash> {
  const salt = randomBytes(saltBytes);
  const tag = await tagOf(pepper, place, secret, salt, cost);
  return { salt: salt.toString('base64'), tag: tag.toString('base64'), ...cost };
}

export async function isSecret(pepper: Buffer, place: string, secret: string, kept: SecretHash): Promise<boolean> {
  const tag = await tagOf(pepper, place, secret, Buffer.from(kept.salt, 'base64'), kept);
  return timingSafeEqual(tag, Buffer.from(kept.tag, 'base64'));
}

/** A hash that no PIN has, for people who do not exist: finding that out takes as long as a wrong PIN. */
export function impossibleHash(cost: SecretCost = usualCost): SecretHash {
  const random = (bytes: number) => randomBytes(bytes).toString('base64');
  return { salt: random(saltBytes), tag: random(tagBytes), ...cost };
}

function tagOf(
  pepper: Buffer,
  place: string,
  secret: string,
  nonce: Buffer,
  { memoryKiB, passes }: SecretCost,
): Promise<Buffer> {
  return derive('argon2id', {
    message: secret,
    nonce,
    parallelism: 1,
    tagLength: tagBytes,
    memory: memoryKiB,
    passes,
    secret: pepper,
    associatedData: Buffer.from(place),
  });
}
