import type { IncomingHttpHeaders } from 'node:http';

/** The token that a request carries, or nothing. */
export function bearerOf({ authorization = '' }: IncomingHttpHeaders): string {
  return /^Bearer (\S{1,200})$/.exec(authorization)?.[1] ?? '';
}
