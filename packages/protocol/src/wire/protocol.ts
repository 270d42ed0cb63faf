import { fullJitter } from '../backoff.ts';
import { z } from 'zod';
import { position } from './position.ts';

/** The version of the protocol. A client with another one is told to reload. */
export const protocolVersion = 1;

/** The longest message of a client. */
export const maxPayloadBytes = 64 * 1024;

/** Without a packet for this long, a picture is shown as stale. */
export const staleAfterMs = 15_000;
/** How often the server sends a packet when nothing happens. */
export const pulseMs = 5_000;

/** What a client sends to connect. */
export const handshake = z.object({
  token: z.string().min(20).max(200),
  protocol: z.literal(protocolVersion),
  proof: z.string().max(2_000), // as in the header of a request, for the path of the socket (RFC 9449)
});
/** The most entries before a snapshot that a client may ask for. */
export const maxEarlierEntries = 200;
/** Socket event `follow`; see `Follow`. */
export const follow = z.strictObject({
  after: z.union([position, z.int().min(0)]).optional(), // a number comes from an older client, which gets a snapshot
  lines: z.int().min(0).max(maxEarlierEntries).optional(),
  packed: z.boolean().optional(),
});

/** [U9] When a client reconnects. Random, so that forty tablets do not reconnect at the same moment. */
export const reconnectBackoff = fullJitter(250, 500, 8_000);
