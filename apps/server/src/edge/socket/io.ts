import type { SocketEvent } from '@cordon/protocol/authorisation.ts';
import type { Bye, EventsPacket } from '@cordon/protocol/wire/feed.ts';
import { type DefaultEventsMap, Server, type Socket } from 'socket.io';
import type { Session } from '../../identity/identity.ts';

/** What a client sends is unknown until it is read; see `edge/inspect.ts`. */
type Incoming = Record<SocketEvent, (...args: unknown[]) => void>;
type Outgoing = { events: (packet: EventsPacket) => void; bye: (bye: Bye) => void };
export type SocketData = { session: Session };

export type Io = Server<Incoming, Outgoing, DefaultEventsMap, SocketData>;
export type IoSocket = Socket<Incoming, Outgoing, DefaultEventsMap, SocketData>;

/**
 * How much of one message is read: far more than is allowed, so that what is too large gets an answer instead of a dead
 * line. Beyond it the line is closed with WebSocket's code 1009, "message too big". Source: decision 4.
 */
export const readAtMostBytes = 1024 * 1024;

/**
 * [E2] WebSocket only, and nothing kept for a lost connection: the feed does that. Hears nobody until it is attached to a
 * server, which must not be before its handshake is guarded.
 */
export function openIo(): Io {
  return new Server({
    transports: ['websocket'],
    serveClient: false,
    maxHttpBufferSize: readAtMostBytes,
    connectTimeout: 10_000,
    destroyUpgrade: true,
    perMessageDeflate: false,
  });
}

/** Says why, then closes. */
export function partWith(socket: IoSocket, why: Bye['why']): void {
  socket.emit('bye', { why });
  socket.disconnect(true);
}
