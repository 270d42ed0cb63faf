import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/* AES-256-GCM: without the key, sealed text can't be read, changed or moved to another place. */

const version = 1;
const ivBytes = 12;
const tagBytes = 16;

export const keyBytes = 32;

/** @param place what the text belongs to; it opens only for the same place. @returns base64 */
export function seal(key: Buffer, text: string | Buffer, place: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes }).setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(text), cipher.final()]);
  return Buffer.concat([Buffer.of(version), iv, cipher.getAuthTag(), sealed]).toString('base64');
}

/** @returns null when the key or the place is wrong, or the text was changed */
export function unseal(key: Buffer, sealed: string, place: string): Buffer | null {
  const bytes = Buffer.from(sealed, 'base64');
  const head = 1 + ivBytes + tagBytes;
  if (bytes.length < head || bytes[0] !== version) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + ivBytes), { authTagLength: tagBytes })
    .setAAD(Buffer.from(place))
    .setAuthTag(bytes.subarray(1 + ivBytes, head));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(head)), decipher.final()]);
  } catch {
    return null;
  }
}
