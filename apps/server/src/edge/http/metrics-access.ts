import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { BlockList, isIPv6 } from 'node:net';
import { bearerOf } from './bearer.ts';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

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
  if (from === undefined || !isLoopback(from)) return false;
  return isLocalName(headers.host ?? '') && passedOn.every((name) => headers[name] === undefined);
}

function isLoopback(address: string): boolean {
  return loopback.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

function isLocalName(host: string): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return name === 'localhost' || name === '[::1]' || isLoopback(name);
}

/** In a time that tells nothing, not even the length. */
function isSame(given: string, expected: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(expected));
}
