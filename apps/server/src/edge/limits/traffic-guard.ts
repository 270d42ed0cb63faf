import { EventEmitter } from 'node:events';
import type { Socket as SocketIo } from 'socket.io';
import { z } from 'zod';
import type { SystemTimers } from '../../ops/clock.ts';
import { createByteBudget } from './byte-budget.ts';
import type { LimitFigures } from './figures.ts';
import { type Limiter, ownRate } from './rate.ts';

/** The engine's side of one connection, before and after anybody has signed in on it. */
export type Conn = SocketIo['conn'];

export type TrafficGuard = {
  watch(conn: Conn): void;
  signedIn(conn: Conn): void;
};

export type ConnectionFigures = Pick<
  LimitFigures,
  | 'packetsBeforeSignIn'
  | 'bytesBeforeSignIn'
  | 'messageBytesBeforeSignIn'
  | 'messageBytes'
  | 'packetsOfConnection'
  | 'bytesOfConnection'
  | 'pingsOfConnection'
>;

/** A peer has this long to receive what was sent before a close, and to answer the close. */
const closeWithinMs = 1_000;

/**
 * `ws` takes one limit of the message length for a whole server, and has no call that changes it for one connection. Its
 * receiver compares this field with the length that a frame announces, before it reads the frame.
 */
type WebSocket = EventEmitter & { terminate(): void; _receiver: { _maxPayload: number } };

const receiver = z.object({ _receiver: z.object({ _maxPayload: z.number() }) });
const transport = z.object({
  socket: z.custom<WebSocket>((socket) => socket instanceof EventEmitter && receiver.safeParse(socket).success),
});

/**
 * [LM5] [LM9] Limits what comes on a connection below the events: bytes, packets that are no events, acknowledgements of
 * nothing, and WebSocket's pings, which are answered before other code sees them. No client of ours sends so much, so the
 * connection is cut without an answer.
 *
 * @param ticksMs a clock that nobody can set, in milliseconds
 */
export function createTrafficGuard(
  figures: ConnectionFigures,
  systemClock: SystemTimers,
  ticksMs: () => number = () => performance.now(),
): TrafficGuard {
  const packets = ownRate(figures.packetsOfConnection);
  const pings = ownRate(figures.pingsOfConnection);
  const signed = new WeakSet<Conn>();
  let watched = 0;
  return {
    signedIn(conn) {
      signed.add(conn);
      const { _receiver: limits } = transport.parse(conn.transport).socket;
      Object.assign(limits, { _maxPayload: figures.messageBytes });
    },
    watch(conn) {
      const id = String((watched += 1));
      const { socket: connection } = transport.parse(conn.transport);
      const cut = () => connection.terminate();
      const count = (limiter: Limiter) => {
        limiter.take(id).then((over) => {
          if (over !== null) cut();
        }, cut);
      };
      const budget = createByteBudget(figures.bytesOfConnection, ticksMs);
      let bytesBefore = 0;
      // Before WebSocket's own reader, which gets the chunk that is too much as its last one.
      conn.request.socket.prependListener('data', ({ length }: Buffer) => {
        if (signed.has(conn)) {
          if (!budget.take(length)) cut();
          return;
        }
        bytesBefore += length;
        if (bytesBefore > figures.bytesBeforeSignIn) cut();
      });
      let before = 0;
      conn.on('packet', () => {
        before += 1;
        if (!signed.has(conn) && before > figures.packetsBeforeSignIn) cut();
        else count(packets);
      });
      connection.on('ping', () => count(pings));
      conn.once('close', () => {
        const cancel = systemClock.setTimer(closeWithinMs, cut);
        connection.once('close', cancel);
      });
    },
  };
}
