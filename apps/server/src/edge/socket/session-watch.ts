import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { Identity, Session } from '../../identity/identity.ts';
import type { SystemTimers } from '../../ops/clock.ts';
import type { Logger } from '../../ops/logger.ts';
import { dutyOfSession } from '../duty.ts';
import { disconnectWithReason, type IoSocket } from './io.ts';

const checkEveryMs = 30_000;
/** A session may be ended by an event that was processed before its connection was counted: it is checked once more. */
const settledAfterMs = 1_500;

export type SessionWatchParts = {
  sockets: () => readonly IoSocket[];
  isAlive: (session: Session) => Promise<boolean>;
  identity: Pick<Identity, 'watched'>;
  site: () => SiteState;
  systemClock: SystemTimers;
  log: Pick<Logger, 'error'>;
};

export type SessionWatch = {
  /** Checks a new connection once more, a little later. @returns cancels that */
  checkSoon(socket: IoSocket): () => void;
  stop(): void;
};

/** Finds sessions that were ended elsewhere (another process, the idle limit), without waiting for their next command. */
export function startSessionWatch({
  sockets,
  isAlive,
  identity,
  site,
  systemClock,
  log,
}: SessionWatchParts): SessionWatch {
  async function check(socket: IoSocket): Promise<void> {
    const { session } = socket.data;
    const alive = (await isAlive(session)) && (await identity.watched(session));
    if (!alive || dutyOfSession(session, site()) === null) disconnectWithReason(socket, 'revoked');
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
    checkSoon: (socket) => systemClock.setTimer(settledAfterMs, () => checkNow(socket)),
    stop: () => cancelCheck(),
  };
}
