import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { sha256 } from '../../ops/ids.ts';
import { isLocalName, isLoopback } from '../../ops/loopback.ts';
import { bearerOf } from './bearer.ts';

/** Headers by which a proxy says for whom it asks. */
const passedOn = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'] as const;

/**
 * [Y8] With a token set, whoever has it may read, from anywhere; without one, only programs on this machine that address this
 * machine. No header gives access: those of a proxy take it away, since a proxy may ask for anybody, and so does the name of
 * another host, which is what a page in somebody's browser would send.
 */
export function mayReadMetrics(
  { from, headers }: { from: string | undefined; headers: IncomingHttpHeaders },
  token: string | undefined,
): boolean {
  if (token !== undefined) return isSame(bearerOf(headers), token);
  if (!isLoopback(from)) return false;
  return isLocalName(headers.host ?? '') && passedOn.every((name) => headers[name] === undefined);
}

/** Compares in constant time, so that the time shows nothing of the token, not even its length. */
function isSame(given: string, expected: string): boolean {
  const hash = (text: string) => Buffer.from(sha256(text, 'hex'));
  return timingSafeEqual(hash(given), hash(expected));
}
