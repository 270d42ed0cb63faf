import { z } from 'zod';
import type { DeviceClaims } from '@cordon/protocol/wire/claims.ts';
import type { Bye, EventsPacket, Followed, Snapshot } from '@cordon/protocol/wire/feed.ts';
import { bye, deviceClaims, eventsPacket, followed, snapshot } from '@cordon/protocol/wire/socket/server-events.ts';

export function readPacket(raw: unknown): EventsPacket | null {
  return eventsPacket.safeParse(raw).success ? (raw as EventsPacket) : null;
}

/** @throws ZodError when the answer is none */
export function readFollowed(raw: unknown): Followed {
  followed.parse(raw);
  return raw as Followed;
}

/** Whether this browser reads packed snapshots: not every tablet is new. */
export const readsPacked = 'DecompressionStream' in globalThis;

/** [F17] The snapshot in its packed form. @throws Error when it can't be read */
export async function unpack(packed: Uint8Array | ArrayBuffer): Promise<Snapshot> {
  const text = new Blob([new Uint8Array(packed)]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const read: unknown = await new Response(text).json();
  snapshot.parse(read);
  return read as Snapshot;
}

export function readBye(raw: unknown): Bye['why'] | null {
  const read = bye.safeParse(raw);
  return read.success ? read.data.why : null;
}

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
