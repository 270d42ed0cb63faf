import { createHash } from 'node:crypto';

/** A UUID of version 8: made from its cause, not from time or chance. */
export function idFrom(cause: string): string {
  const hex = createHash('sha256').update(cause).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
