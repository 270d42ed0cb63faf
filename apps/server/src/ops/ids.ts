import { hash } from 'node:crypto';

/* Stored things are found by these IDs, so the functions must never give other values. */

/** The SHA-256 of a text (UTF-8): 64 hexadecimal digits, or 43 characters of base64url. */
export function sha256(text: string, form: 'hex' | 'base64url'): string {
  return hash('sha256', text, form);
}

/** A UUID of version 8 (RFC 9562): the same for the same cause, and not made from time or chance. */
export function idFrom(cause: string): string {
  const hex = sha256(cause, 'hex');
  return uuidOf(`${hex.slice(0, 16)}a${hex.slice(17)}`, 8);
}

/**
 * The first 128 bits as a UUID (RFC 9562).
 *
 * @param hex 32 digits or more; version and variant replace six of the bits
 */
export function uuidOf(hex: string, version: 7 | 8): string {
  const variant = (Number.parseInt(hex.charAt(16), 16) & 0b0011) | 0b1000;
  const third = `${version}${hex.slice(13, 16)}`;
  const fourth = `${variant.toString(16)}${hex.slice(17, 20)}`;
  return [hex.slice(0, 8), hex.slice(8, 12), third, fourth, hex.slice(20, 32)].join('-');
}
