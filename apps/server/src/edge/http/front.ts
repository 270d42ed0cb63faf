import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls';
import type { SystemClock } from '../../ops/clock.ts';
import { refusal } from '../refusal.ts';
import { limitServer, timeLimits } from './time-limits.ts';

/** The first byte of a TLS client: the type of a handshake record (RFC 8446, section 5.1). No HTTP request begins with it. */
const handshakeRecord = 0x16;

export type Front = {
  http: Server;
  /** From now on it speaks TLS as well, with this certificate. */
  secure(pair: { key: string; cert: string }): void;
  /** From now on this function answers the requests. */
  open(serve: RequestListener): void;
  /** Ends every connection that has not become a WebSocket. */
  closeConnections(): void;
  /** Accepts no new connection; resolves when every connection is closed. */
  close(): Promise<void>;
};

/**
 * [I2] The port is taken before anything else is done, and until the server is ready every request is answered with "not
 * ready, try again". WebSockets arrive as requests too, as long as nothing listens for upgrades, and get the same answer.
 *
 * [TL5] It speaks TLS or plain HTTP, by the first byte of each connection. What may be asked on a plain connection is decided
 * elsewhere, see `guards.ts`.
 */
export function createFront(systemClock: SystemClock): Front {
  let answer: RequestListener = notYet;
  let context: SecureContext | null = null;
  /** Connections without a first byte or in their TLS handshake: Node's server does not know them yet. */
  const unsettled = new Set<Socket>();

  const http = createServer(timeLimits, (request, response) => answer(request, response));
  limitServer(http, systemClock);
  const serve = http.listeners('connection');
  http.removeAllListeners('connection').on('connection', meet);

  function meet(connection: Socket): void {
    unsettled.add(connection);
    const end = () => void connection.destroy();
    // [TL6] One limit for the first byte and the whole handshake.
    const cancel = systemClock.setTimer(timeLimits.headersTimeout, end);
    const settle = () => {
      cancel();
      unsettled.delete(connection);
      connection.off('error', end).off('end', end).off('close', settle);
    };
    const hand = (to: Socket) => {
      settle();
      for (const listener of serve) Reflect.apply(listener, http, [to]);
    };
    connection.on('error', end).on('end', end).on('close', settle);
    connection.once('data', (first: Buffer) => {
      connection.pause();
      connection.unshift(first);
      if (first[0] !== handshakeRecord) {
        hand(connection);
        connection.resume();
      } else if (context !== null) shakeHands(connection, context, hand);
      else end();
    });
  }

  return {
    http,
    secure: (pair) => void (context = createSecureContext(pair)),
    open: (ready) => void (answer = ready),
    closeConnections,
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        closeConnections();
      }),
  };

  function closeConnections(): void {
    for (const connection of unsettled) connection.destroy();
    http.closeAllConnections();
  }
}

function shakeHands(connection: Socket, secureContext: SecureContext, hand: (to: Socket) => void): void {
  const secured = new TLSSocket(connection, { isServer: true, secureContext, ALPNProtocols: ['http/1.1'] });
  // A scanner, or a tablet that does not know the authority: not worth a line in the log.
  const end = () => void secured.destroy();
  secured.once('error', end);
  secured.once('secure', () => {
    secured.off('error', end);
    hand(secured);
  });
}

const notYet: RequestListener = ({ url }, response) => {
  const isAlive = url === '/livez';
  const body = isAlive
    ? { alive: true }
    : url === '/readyz'
      ? { ready: false, starting: true }
      : refusal('unavailable');
  response.writeHead(isAlive ? 200 : 503, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
};
