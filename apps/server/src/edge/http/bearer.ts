import type { IncomingHttpHeaders } from 'node:http';

/** The token of a request; empty when it has none. */
export function bearerOf({ authorization = '' }: IncomingHttpHeaders): string {
  return /^Bearer (\S{1,200})$/.exec(authorization)?.[1] ?? '';
}
