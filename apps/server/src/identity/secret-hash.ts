import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';

const derive = promisify(argon2);

export type SecretCost = { readonly memoryKiB: number; readonly passes: number };

/** The least that OWASP's Password Storage Cheat Sheet advises for argon2id; about 40 ms. */
export const usualCost: SecretCost = { memoryKiB: 19 * 1024, passes: 2 };
const saltBytes = 16;
const tagBytes = 32;

/** A PIN or a password as it is kept. The cost is kept with it, so that it can be raised for new ones. */
export const secretHash = z.object({
  salt: z.string(),
  tag: z.string(),
  memoryKiB: z.coerce.number().int(),
  passes: z.coerce.number().int(),
});
export type SecretHash = z.infer<typeof secretHash>;

/**
 * [S1] All million PINs can be tried within hours, whatever the hash. So a key of the site is part of the hash, and the store
 * alone is of no use to an attacker.
 *
 * @param place whose secret it is and of what kind; the hash is right only for this
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

/** A hash that no secret has, for people who do not exist: checking it takes as long as checking a wrong PIN. */
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
