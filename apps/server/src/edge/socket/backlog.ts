import type { Socket } from 'socket.io';
import { z } from 'zod';

const packetsAtMost = 500;
const bytesAtMost = 1024 * 1024;

/** The part of an Engine.IO packet from which its size is known. */
const packet = z.object({ data: z.union([z.string(), z.instanceof(Uint8Array)]).optional() });

/**
 * [F5] Watches how much waits to be sent to one follower, and calls `onSlow` once when it is too much: one slow connection must
 * not use up the memory. The largest packet does not count: a snapshot is long on every connection.
 */
export function watchBacklog({ conn }: Pick<Socket, 'conn'>, onSlow: () => void): void {
  let waiting = emptyPile();
  let sending = emptyPile(); // handed to the operating system, which has not taken it yet
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
