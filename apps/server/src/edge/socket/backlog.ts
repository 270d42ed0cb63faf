import type { Socket } from 'socket.io';
import { z } from 'zod';

const packetsAtMost = 500;
const bytesAtMost = 1024 * 1024;

/** What the engine says of a packet; its size is all that matters here. */
const packet = z.object({ data: z.union([z.string(), z.instanceof(Uint8Array)]).optional() });

/**
 * [F5] Watches how much waits to be sent to one follower, and tells once when it is too much: nobody's slow line may eat
 * the memory of all. The largest packet does not count: a snapshot is long, and says nothing about the connection.
 */
export function watchBacklog({ conn }: Pick<Socket, 'conn'>, onSlow: () => void): void {
  let waiting = emptyPile();
  let sending = emptyPile(); // handed to the system, which has not taken it yet
  let isSlow = false;
  conn.on('packetCreate', (raw: unknown) => {
    const bytes = packet.safeParse(raw).data?.data?.length ?? 0;
    waiting = { count: waiting.count + 1, bytes: waiting.bytes + bytes, largest: Math.max(waiting.largest, bytes) };
    const count = waiting.count + sending.count;
    const small = waiting.bytes + sending.bytes - Math.max(waiting.largest, sending.largest);
    if (isSlow || (count <= packetsAtMost && small <= bytesAtMost)) return;
    isSlow = true;
    onSlow();
  });
  conn.on('flush', () => {
    sending = waiting;
    waiting = emptyPile();
  });
  conn.transport.on('drain', () => {
    sending = emptyPile();
  });
}

const emptyPile = () => ({ count: 0, bytes: 0, largest: 0 });
