import { fullJitter } from '../backoff.ts';
import { z } from 'zod';
import { position } from './position.ts';

/** The version of the wire; a client of another one is told to load itself again. */
export const protocolVersion = 1;

export const maxPayloadBytes = 64 * 1024;

/** Without a packet for this long a picture is stale, and says so. */
export const staleAfterMs = 15_000;
export const pulseMs = 5_000;

export const handshake = z.object({
  token: z.string().min(20).max(200),
  protocol: z.literal(protocolVersion),
  proof: z.string().max(2_000), // as in the header of a request: RFC 9449, over the path of the socket
});
export const maxEarlierEntries = 200;
export const follow = z.strictObject({
  after: z.union([position, z.int().min(0)]).optional(), // a bare number is an older client's: it gets a snapshot
  lines: z.int().min(0).max(maxEarlierEntries).optional(),
});

/** [U9] When a client that lost its connection tries again: forty tablets do not come back at the same moment. */
export const reconnectBackoff = fullJitter(250, 500, 8_000);
