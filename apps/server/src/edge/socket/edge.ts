import type { Broadcast } from '../../feed/broadcast.ts';
import type { Session } from '../../identity/identity.ts';
import type { SiteClock, SystemClock } from '../../ops/clock.ts';
import type { InFlight } from '../../ops/in-flight.ts';
import type { Logger } from '../../ops/logger.ts';
import type { Measures } from '../../ops/metrics/measures.ts';
import { socketEvents } from '@cordon/protocol/wire/socket/table.ts';
import type { Role } from '@cordon/protocol/roles.ts';
import type { Bye } from '@cordon/protocol/wire/feed.ts';
import type { Identity } from '../../identity/identity.ts';
import { dutyOfSession } from '../duty.ts';
import { refusal, type Refusal } from '../refusal.ts';
import type { DeviceClaims } from '@cordon/protocol/wire/claims.ts';
import { type ClaimsParts, openClaims } from '../claims/claims.ts';
import { openClaimsBoard } from '../claims/claims-board.ts';
import { maxPayloadBytes } from '@cordon/protocol/wire/protocol.ts';
import { answer, type Reply } from './answer.ts';
import { oversizedEvent } from './bounded-parser.ts';
import { watchBacklog } from './backlog.ts';
import { admit, type Admitted, type HandshakeParts } from './handshake.ts';
import { handleDeliver } from './deliver.ts';
import { handleClaims, handleCommand, handleFollow, type HandlerParts, handleStatus } from './handlers.ts';
import { type Io, type IoSocket, disconnectWithReason } from './io.ts';
import type { PacketKind } from '../limits/figures.ts';
import type { Limits } from '../limits/open-limits.ts';
import { openGatekeeper } from './gatekeeper.ts';
import { openLimits, openUnderWay } from './limits.ts';
import { openResumeQueue, type SlowConnection } from './resume-queue.ts';

const checkEveryMs = 30_000;
/** Enough to keep the connections busy; at half a megabyte each they take sixteen. */
const resumesAtOnce = 32;
/** A session may be ended by an event that was processed before this connection was counted: it is looked at once more. */
const settledAfterMs = 1_500;

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
  /** Resolves when every connection is closed, what was sent before included. */
  partWithAll(why: Bye['why']): Promise<unknown>;
  /** Whose sockets are open, by role; one connection for each. */
  connected(): Role[];
  /** Who is connected, and whether they follow. */
  present(): (Pick<Session, 'personId' | 'role' | 'device'> & { follows: boolean })[];
  stop(): void;
};

export function openSocketEdge(parts: SocketEdgeParts): SocketEdge {
  const { io, identity, isAlive, live, broadcast, siteClock, systemClock, log, inFlight, measures, limits } = parts;
  const gatekeeper = openGatekeeper(limits);
  const resumeQueue = openResumeQueue(resumesAtOnce, systemClock);
  const sockets = () => [...io.sockets.sockets.values()];
  const claims = openClaims({ ...parts, site: () => live.site().state, now: () => siteClock.now() });
  const board = openClaimsBoard({
    ...{ claims, systemClock, log },
    readers: () =>
      sockets().map((socket) => ({
        session: socket.data.session,
        send: (told) => void socket.emit('claims', told),
      })),
  });

  async function noteContact(device: string | null): Promise<void> {
    const noting = device === null ? undefined : parts.devices.heard([device]);
    await noting?.catch((error: unknown) => log.error({ error }, 'a contact could not be noted'));
  }

  io.use((socket, next) => {
    const { auth, headers } = socket.handshake;
    admit({ auth, host: headers.host ?? '' }, { ...parts, site: () => live.site().state })
      .catch((error: unknown): Admitted => {
        log.error({ error }, 'a handshake could not be judged');
        return { ok: false, refusal: refusal('unavailable') };
      })
      .then(async (admitted) => {
        // [OF67] Before what it brings is judged: a tablet that was away has come back now.
        if (admitted.ok) await noteContact(admitted.session.device);
        return admitted;
      })
      .then((admitted) => {
        if (admitted.ok) socket.data.session = admitted.session;
        else gatekeeper.turnAway(socket, admitted.refusal);
        next(admitted.ok ? undefined : new HandshakeRefused(admitted.refusal));
      })
      .catch((error: unknown) => log.error({ error }, 'a handshake broke off'));
  });

  io.on('connection', (socket) => {
    gatekeeper.welcome(socket);
    const { personId } = socket.data.session;
    const underWay = openUnderWay(limits.figures.underWay);
    const answering = (kind: PacketKind) => ({
      limits: openLimits(underWay, () => limits.packets[kind].take(personId)),
      now: () => siteClock.now(),
      log,
    });
    const commands = { ...answering('command'), measures };
    const [follows, others] = [answering('follow'), answering('other')];
    watchBacklog(socket, () => setImmediate(() => disconnectWithReason(socket, 'slow')));
    socket.on('command', (...args) => {
      void inFlight.track(answer(commands, args, (payload, reply) => handleCommand(parts, socket, payload, reply)));
    });
    socket.on('deliver', (...args) => {
      void inFlight.track(answer(commands, args, (payload, reply) => handleDeliver(parts, socket, payload, reply)));
    });
    socket.on('follow', (...args) => {
      const admitted = (payload: unknown, reply: Reply) =>
        resumeQueue.admit(writtenBy(socket), () => handleFollow(parts, socket, payload, reply));
      void inFlight.track(answer(follows, args, admitted));
    });
    const reader = { session: socket.data.session, send: (told: DeviceClaims[]) => void socket.emit('claims', told) };
    board.welcome(reader);
    socket.on('claims', (...args) => {
      const told = (payload: unknown, reply: Reply) => handleClaims({ claims }, socket, payload, reply);
      void answer(others, args, told).then(board.changed);
    });
    socket.on('status', (...args) => {
      void answer(others, args, (payload, reply) => handleStatus(parts, socket, payload, reply));
    });
    socket.onAny((event: string, ...args: unknown[]) => {
      if (Object.hasOwn(socketEvents, event)) return;
      void answer(others, args, () =>
        Promise.resolve(
          event === oversizedEvent ? refusal('too-large', { limit: maxPayloadBytes }) : refusal('not-found'),
        ),
      );
    });
    const cancelSettled = systemClock.setTimer(settledAfterMs, () => checkNow(socket));
    socket.on('disconnect', () => {
      cancelSettled();
      broadcast.leave(socket.id);
      socket.conn.close(); // who leaves the namespace and keeps the connection would hold it unseen
    });
  });

  /** What ends elsewhere (another process, the idle limit) is found here, without waiting for the next command. */
  async function check(socket: IoSocket): Promise<void> {
    const { session } = socket.data;
    const alive = (await isAlive(session)) && (await identity.watched(session));
    if (!alive || dutyOfSession(session, live.site().state) === null) disconnectWithReason(socket, 'revoked');
  }
  function checkNow(socket: IoSocket): void {
    check(socket).catch((error: unknown) => log.error({ error }, 'a session is unknown'));
  }
  let cancelCheck = systemClock.setTimer(checkEveryMs, checkAll);
  function checkAll(): void {
    for (const socket of sockets()) checkNow(socket);
    cancelCheck = systemClock.setTimer(checkEveryMs, checkAll);
  }

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
        follows: rooms.size > 1, // the room of its view, besides its own
      })),
    stop() {
      cancelCheck();
      board.stop();
    },
  };
}

/** Engine.IO's transport takes nothing more until what it was given has left, and says when. */
function writtenBy({ conn }: IoSocket): SlowConnection {
  return {
    isWritten: () => conn.readyState !== 'open' || conn.transport.writable,
    onWritten: (then) => void conn.transport.once('ready', then),
    onClosed: (then) => void conn.once('close', then),
  };
}

/** How Socket.IO hands a refusal to the client: as the `data` of its `connect_error`. */
class HandshakeRefused extends Error {
  readonly data: Refusal;

  constructor(refused: Refusal) {
    super(refused.code);
    this.data = refused;
  }
}
