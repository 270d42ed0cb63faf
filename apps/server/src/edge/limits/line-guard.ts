import { EventEmitter } from 'node:events';
import type { Socket as SocketIo } from 'socket.io';
import { z } from 'zod';
import type { Clock } from '../../ops/clock.ts';
import type { LimitFigures } from './figures.ts';
import { type Limiter, ownRate } from './rate.ts';

/** The engine's side of one line, before and after anybody has signed in on it. */
export type Conn = SocketIo['conn'];

export type LineGuard = {
  watch(conn: Conn): void;
  signedIn(conn: Conn): void;
};

/** A peer has this long to take what was sent before a close, and to answer it. */
const closeWithinMs = 1_000;

const transport = z.object({
  socket: z.custom<EventEmitter & { terminate(): void }>((socket) => socket instanceof EventEmitter),
});

/**
 * [LM5] Looks at what comes on a line below the events: packets that are none, acknowledgements of nothing, WebSocket's
 * pings, which are answered before anybody else sees them. Nobody honest sends so many, so the line is cut without a word.
 */
export function openLineGuard(
  figures: Pick<LimitFigures, 'packetsBeforeSignIn' | 'packetsOfLine' | 'pingsOfLine'>,
  pace: Pick<Clock, 'setTimer'>,
): LineGuard {
  const packets = ownRate(figures.packetsOfLine);
  const pings = ownRate(figures.pingsOfLine);
  const signed = new WeakSet<Conn>();
  let watched = 0;
  return {
    signedIn: (conn) => void signed.add(conn),
    watch(conn) {
      const id = String((watched += 1));
      const line = transport.safeParse(conn.transport).data?.socket;
      const cut = () => line?.terminate();
      const count = (limiter: Limiter) => {
        limiter.take(id).then((over) => {
          if (over !== null) cut();
        }, cut);
      };
      let before = 0;
      conn.on('packet', () => {
        before += 1;
        if (!signed.has(conn) && before > figures.packetsBeforeSignIn) cut();
        else count(packets);
      });
      line?.on('ping', () => count(pings));
      conn.once('close', () => {
        const cancel = pace.setTimer(closeWithinMs, cut);
        line?.once('close', cancel);
      });
    },
  };
}
