import { z } from 'zod';
import { claim, type DeviceClaims } from '@cordon/protocol/wire/claims.ts';
import type { Bye, EventsPacket, Followed } from '@cordon/protocol/wire/feed.ts';

/* Snapshots and events were made by the same program on the server: their outline is enough, the types do the rest. */

const events = z.array(z.looseObject({ seq: z.int() }));
const place = { feed: z.string(), mark: z.string(), now: z.number() };
const packet = z.object({ ...place, events, upTo: z.int() });
const followed = z.union([
  z.object({
    ...place,
    ok: z.literal(true),
    seq: z.int(),
    snapshot: z.looseObject({ site: z.looseObject({}) }),
    resync: z.looseObject({ why: z.string() }).nullable(),
    earlier: events,
  }),
  z.object({ ...place, ok: z.literal(true), seq: z.int(), events }),
  z.object({ ok: z.literal(false), code: z.string() }),
]);
const bye = z.object({ why: z.enum(['revoked', 'slow', 'upgrade', 'stopping']) });

export function readPacket(raw: unknown): EventsPacket | null {
  return packet.safeParse(raw).success ? (raw as EventsPacket) : null;
}

/** @throws ZodError when the answer is none */
export function readFollowed(raw: unknown): Followed {
  followed.parse(raw);
  return raw as Followed;
}

export function readBye(raw: unknown): Bye['why'] | null {
  const read = bye.safeParse(raw);
  return read.success ? read.data.why : null;
}

const deviceClaims = z.array(
  z.object({
    device: z.object({ id: z.string(), name: z.string() }),
    by: z.string(),
    at: z.number(),
    left: z.number().nullable(),
    claims: z.array(claim),
  }),
);

/** @returns none when what came can't be read: claims are a courtesy, and nothing follows from them */
export function readClaims(raw: unknown): DeviceClaims[] {
  const read = deviceClaims.safeParse(raw);
  return read.success ? read.data : [];
}

const refusal = z.object({ code: z.string(), params: z.object({ nonce: z.string() }).optional().catch(undefined) });

/** What the server said to a handshake; `nonce` comes with a proof that was made over an older one. */
export function readRefusal(raw: unknown): { code: string; nonce: string | null } | null {
  const read = refusal.safeParse(raw);
  return read.success ? { code: read.data.code, nonce: read.data.params?.nonce ?? null } : null;
}
