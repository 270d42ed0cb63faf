import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { sha256 } from '../../ops/ids.ts';
import { isLocalName, isLoopback } from '../../ops/loopback.ts';
import { bearerOf } from './bearer.ts';

/** What a proxy adds to say for whom it asks. */
const passedOn = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'] as const;

/**
 * [Y8] With a token only who has it, from wherever; without one only who asks on this machine, for this machine. No
 * header lets anybody in: those of a proxy shut it out, since it may ask for the whole world, and so does another
 * host's name, which is how a page in somebody's browser would ask.
 */
export function mayReadMetrics(
  { from, headers }: { from: string | undefined; headers: IncomingHttpHeaders },
  token: string | undefined,
): boolean {
  if (token !== undefined) return isSame(bearerOf(headers), token);
  if (!isLoopback(from)) return false;
  return isLocalName(headers.host ?? '') && passedOn.every((name) => headers[name] === undefined);
}

/** In a time that tells nothing, not even the length. */
function isSame(given: string, expected: string): boolean {
  const hash = (text: string) => Buffer.from(sha256(text, 'hex'));
  return timingSafeEqual(hash(given), hash(expected));
}
