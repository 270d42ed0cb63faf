import type { Role } from '@cordon/protocol/roles.ts';
import type { Bye } from '@cordon/protocol/wire/feed.ts';
import type { Broadcast } from '../../feed/broadcast.ts';
import type { Identity, Session } from '../../identity/identity.ts';
import type { SiteClock, SystemClock } from '../../ops/clock.ts';
import type { InFlight } from '../../ops/in-flight.ts';
import type { Logger } from '../../ops/logger.ts';
import type { Measures } from '../../ops/metrics/measures.ts';
import { type ClaimsParts, createClaims } from '../claims/claims.ts';
import { createClaimsBoard } from '../claims/claims-board.ts';
import type { Limits } from '../limits/limits.ts';
import { watchBacklog } from './backlog.ts';
import { createGatekeeper } from './gatekeeper.ts';
import { guardHandshakes } from './guard-handshakes.ts';
import type { HandlerParts } from './handlers.ts';
import type { HandshakeParts } from './handshake.ts';
import { disconnectWithReason, type Io } from './io.ts';
import { createMessages } from './messages.ts';
import { startSessionWatch } from './session-watch.ts';

export type SocketEdgeParts = HandlerParts & {
  io: Io;
  identity: Pick<Identity, 'resolve' | 'touch' | 'watched' | 'authors'>;
  proofs: HandshakeParts['proofs'];
  broadcast: Pick<Broadcast, 'leave'>;
  siteClock: SiteClock;
  systemClock: SystemClock;
  log: Pick<Logger, 'error' | 'info'>;
  inFlight: Pick<InFlight, 'track'>;
  measures: Pick<Measures, 'ticks' | 'acknowledged' | 'commandAnswered'>;
  limits: Limits;
  redis: ClaimsParts['redis'];
  keys: ClaimsParts['keys'];
  devices: ClaimsParts['devices'];
};

export type SocketEdge = {
  /** [E7] Closes the sockets of sessions that have ended. */
  revoke(isOver: (session: Session) => boolean): void;
  /** Says why, and closes every connection. Resolves when all are closed, what was sent before included. */
  partWithAll(why: Bye['why']): Promise<unknown>;
  /** The roles of the people whose sockets are open; one entry for each connection. */
  connected(): Role[];
  /** Who is connected, and whether they follow the feed. */
  present(): (Pick<Session, 'personId' | 'role' | 'device'> & { follows: boolean })[];
  stop(): void;
};

/** Everything that comes and goes over the sockets of this process. */
export function createSocketEdge(parts: SocketEdgeParts): SocketEdge {
  const { io, identity, isAlive, proofs, audit, live, broadcast, siteClock, systemClock, log, limits } = parts;
  const gatekeeper = createGatekeeper(limits);
  const sockets = () => [...io.sockets.sockets.values()];
  const site = () => live.site().state;
  const claims = createClaims({ ...parts, site, now: () => siteClock.now() });
  const board = createClaimsBoard({
    ...{ claims, systemClock, log },
    readers: () =>
      sockets().map((socket) => ({ session: socket.data.session, send: (all) => void socket.emit('claims', all) })),
  });
  const answerMessages = createMessages({ ...parts, claims, board });
  const sessionWatch = startSessionWatch({ sockets, isAlive, identity, site, systemClock, log });

  async function noteContact(device: string | null): Promise<void> {
    const noting = device === null ? undefined : parts.devices.noteSeen([device]);
    await noting?.catch((error: unknown) => log.error({ error }, 'a contact could not be noted'));
  }

  guardHandshakes({ io, identity, proofs, audit, site, gatekeeper, noteContact, log });
  io.on('connection', (socket) => {
    gatekeeper.welcome(socket);
    watchBacklog(socket, () => setImmediate(() => disconnectWithReason(socket, 'slow')));
    answerMessages(socket);
    const cancelCheck = sessionWatch.checkSoon(socket);
    socket.on('disconnect', () => {
      cancelCheck();
      broadcast.leave(socket.id);
      socket.conn.close(); // a client that leaves the namespace and keeps the connection would hold it unseen
    });
  });

  return {
    revoke(isOver) {
      for (const socket of sockets()) if (isOver(socket.data.session)) disconnectWithReason(socket, 'revoked');
    },
    partWithAll(why) {
      const closing = sockets().map(({ conn }) => new Promise((resolve) => conn.once('close', resolve)));
      for (const socket of sockets()) disconnectWithReason(socket, why);
      return Promise.all(closing);
    },
    connected: () => sockets().map(({ data }) => data.session.role),
    present: () =>
      sockets().map(({ data: { session }, rooms }) => ({
        personId: session.personId,
        role: session.role,
        device: session.device,
        follows: rooms.size > 1, // the room of its view, and its own
      })),
    stop() {
      sessionWatch.stop();
      board.stop();
    },
  };
}
