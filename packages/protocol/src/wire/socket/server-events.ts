import { z } from 'zod';
import { feedEvent } from '../http/feed-event.ts';
import { outlined } from '../http/route.ts';
import { claim, type DeviceClaims } from '../claims.ts';
import type { Bye, EventsPacket, Followed } from '../feed.ts';

/*
 * What the server sends over a socket. The same program makes snapshots and events, so their outline is checked, and
 * types do the rest.
 */

const place = { feed: z.string(), mark: z.string(), now: z.int() };
const events = z.array(feedEvent);
const stored = z.looseObject({ version: z.int(), state: z.looseObject({}) });

/** The outline of `EventsPacket`. */
export const eventsPacket = outlined<EventsPacket>()(z.looseObject({ ...place, events, upTo: z.int() }));

/** The outline of `Snapshot`. */
export const snapshot = z.looseObject({ site: stored, visits: z.array(stored), alerts: z.array(stored) });
const withSnapshot = {
  ...place,
  ok: z.literal(true),
  seq: z.int(),
  resync: z.looseObject({ why: z.string() }).nullable(), // null: the client asked for a snapshot
  earlier: events,
};

/** The outline of `Followed`. */
export const followed = outlined<Followed>()(
  z.union([
    z.looseObject({ ...withSnapshot, snapshot }),
    z.looseObject({
      ...withSnapshot,
      packed: z.unknown().describe('Binary: the raw DEFLATE of the JSON of a snapshot'),
      at: z.looseObject({ seq: z.int(), mark: z.string() }),
      since: events,
    }),
    z.looseObject({ ...place, ok: z.literal(true), seq: z.int(), events }),
    z.looseObject({ ok: z.literal(false), code: z.string(), retryable: z.boolean() }),
  ]),
);

/** The outline of `Bye`. */
export const bye = outlined<Bye>()(z.object({ why: z.enum(['revoked', 'slow', 'upgrade', 'stopping']) }));

/** The outline of `DeviceClaims`. */
export const deviceClaims = outlined<DeviceClaims[]>()(
  z.array(
    z.object({
      device: z.object({ id: z.string(), name: z.string() }),
      by: z.string(), // the duty name
      at: z.int(),
      left: z.int().nullable(), // since when the device is disconnected; null: it is connected
      claims: z.array(claim),
    }),
  ),
);
