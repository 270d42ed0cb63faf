import type { Bye } from '@cordon/protocol/wire/feed.ts';
import type { SocketEvent, ServerPayloads } from '@cordon/protocol/wire/socket/table.ts';
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { type DefaultEventsMap, Server, type Socket } from 'socket.io';
import type { Session } from '../../identity/identity.ts';
import type { MayUpgrade } from './upgrade.ts';
import type { TrafficGuard } from '../limits/traffic-guard.ts';
import { boundedParser } from './bounded-parser.ts';

/** What a client sends is unknown until it is read; see `edge/inspect.ts`. */
type Incoming = Record<SocketEvent, (...args: unknown[]) => void>;
export type SocketData = { session: Session };

export type Io = Server<Incoming, ServerPayloads, DefaultEventsMap, SocketData>;
export type IoSocket = Socket<Incoming, ServerPayloads, DefaultEventsMap, SocketData>;

export type IoParts = {
  mayUpgrade: MayUpgrade;
  /** Called for each request for a connection, before it is upgraded. */
  mayConnect: (request: IncomingMessage) => boolean;
  /** The longest message of a connection that has not signed in: the traffic guard raises it afterwards. Source: decision 94. */
  messageBytesBeforeSignIn: number;
  /** A connection without a sign-in is closed after this time. Only a test hands in another one. */
  connectWithinMs?: number;
};

/**
 * [E2] WebSocket only, and nothing is kept for a lost connection: the feed does that. It accepts connections only once it is
 * attached to a server, which must not happen before its handshake is guarded.
 */
export function createIo({ mayUpgrade, mayConnect, messageBytesBeforeSignIn, connectWithinMs = 10_000 }: IoParts): Io {
  return new Server({
    transports: ['websocket'],
    serveClient: false,
    maxHttpBufferSize: messageBytesBeforeSignIn,
    parser: boundedParser,
    connectTimeout: connectWithinMs,
    destroyUpgrade: true,
    perMessageDeflate: false,
    allowRequest(request, decide) {
      const code = mayUpgrade(request) ?? (mayConnect(request) ? null : 'too-many-requests');
      decide(code, code === null);
    },
  });
}

/** From now on connections are accepted; the guard watches each from its first packet on. */
export function attachIo(io: Io, http: HttpServer, guard: Pick<TrafficGuard, 'watch'>): void {
  io.attach(http);
  io.engine.on('connection', (conn: IoSocket['conn']) => guard.watch(conn));
}

/** Says why, then closes. */
export function disconnectWithReason(socket: IoSocket, why: Bye['why']): void {
  socket.emit('bye', { why });
  socket.disconnect(true);
}
