import type { DeviceClaims } from '@cordon/protocol/wire/claims.ts';
import { maxPayloadBytes } from '@cordon/protocol/wire/protocol.ts';
import { socketEvents } from '@cordon/protocol/wire/socket/table.ts';
import type { SiteTime, SystemTimers } from '../../ops/clock.ts';
import type { InFlight } from '../../ops/in-flight.ts';
import type { Logger } from '../../ops/logger.ts';
import type { Measures } from '../../ops/metrics/measures.ts';
import type { Claims } from '../claims/claims.ts';
import type { ClaimsBoard } from '../claims/claims-board.ts';
import type { PacketKind } from '../limits/figures.ts';
import type { Limits } from '../limits/limits.ts';
import { refusal } from '../refusal.ts';
import { answer, type Reply } from './answer.ts';
import { oversizedEvent } from './bounded-parser.ts';
import { handleDeliver } from './deliver.ts';
import { handleClaims, handleCommand, handleFollow, type HandlerParts, handleStatus } from './handlers.ts';
import type { IoSocket } from './io.ts';
import { createLimits, createUnderWay } from './limits.ts';
import { createResumeQueue, type SlowConnection } from './resume-queue.ts';

/** Enough to keep the connections busy; 32 answers of half a megabyte take 16 MB of memory. */
const resumesAtOnce = 32;

export type MessagesParts = HandlerParts & {
  claims: Claims;
  board: Pick<ClaimsBoard, 'welcome' | 'changed'>;
  siteClock: SiteTime;
  systemClock: SystemTimers;
  log: Pick<Logger, 'error'>;
  inFlight: Pick<InFlight, 'track'>;
  measures: Pick<Measures, 'ticks' | 'acknowledged' | 'commandAnswered'>;
  limits: Pick<Limits, 'figures' | 'packets'>;
};

/** [E5] Answers everything that a signed-in connection sends. @returns to be called with each new connection */
export function createMessages(parts: MessagesParts): (socket: IoSocket) => void {
  const { claims, board, siteClock, systemClock, log, inFlight, measures, limits } = parts;
  const resumeQueue = createResumeQueue(resumesAtOnce, systemClock);

  return (socket) => {
    const { personId } = socket.data.session;
    const underWay = createUnderWay(limits.figures.underWay);
    const answering = (kind: PacketKind) => ({
      limits: createLimits(underWay, () => limits.packets[kind].take(personId)),
      now: () => siteClock.now(),
      log,
    });
    const commands = { ...answering('command'), measures };
    const [follows, others] = [answering('follow'), answering('other')];
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
    board.welcome({
      session: socket.data.session,
      send: (all: DeviceClaims[]) => void socket.emit('claims', all),
    });
    socket.on('claims', (...args) => {
      const noted = (payload: unknown, reply: Reply) => handleClaims({ claims }, socket, payload, reply);
      void answer(others, args, noted).then(board.changed);
    });
    socket.on('status', (...args) => {
      void answer(others, args, (payload, reply) => handleStatus(parts, socket, payload, reply));
    });
    socket.onAny((event: string, ...args: unknown[]) => {
      if (Object.hasOwn(socketEvents, event)) return;
      const isTooLong = event === oversizedEvent;
      const refused = isTooLong ? refusal('too-large', { limit: maxPayloadBytes }) : refusal('not-found');
      void answer(others, args, () => Promise.resolve(refused));
    });
  };
}

/** Engine.IO's transport takes nothing more until what it was given has left, and says when that is. */
function writtenBy({ conn }: IoSocket): SlowConnection {
  return {
    isWritten: () => conn.readyState !== 'open' || conn.transport.writable,
    onWritten: (then) => void conn.transport.once('ready', then),
    onClosed: (then) => void conn.once('close', then),
  };
}
