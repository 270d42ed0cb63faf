import type { IncomingMessage } from 'node:http';
import type { SystemTime } from '../../ops/clock.ts';
import type { Logger } from '../../ops/logger.ts';
import { addressOf } from './address.ts';
import type { LimitFigures } from './figures.ts';
import type { Limiter } from './rate.ts';

/** How a connection stopped being one that waits for its sign-in. */
type Outcome = 'signed-in' | 'excused' | 'failed';

export type WaitingConnections = {
  /** [LM3] Whether a request for a connection may go on; it is counted as one that waits until `settle` or its end. */
  mayConnect(request: IncomingMessage): boolean;
  /** It has signed in, or could not for a reason that is not its sender's. */
  settle(request: IncomingMessage, outcome: Exclude<Outcome, 'failed'>): void;
  /** From now on, connections that close do not count as failed. */
  stop(): void;
};

export type WaitingConnectionsParts = {
  figures: Pick<LimitFigures, 'waitingConnections' | 'waitingConnectionsOfDistrusted'>;
  failed: Limiter;
  systemClock: SystemTime;
  log: Pick<Logger, 'error'>;
};

/**
 * Two thousand tablets with one address may come back at once, and whether a connection is good is known only after it is
 * open. So only waiting connections count, not those that have signed in; and an address whose connections keep failing may
 * have few waiting ones: its good ones still get through, one after the other.
 */
export function createWaitingConnections({
  figures,
  failed,
  systemClock,
  log,
}: WaitingConnectionsParts): WaitingConnections {
  const waiting = new Map<string, number>();
  const distrusted = new Map<string, number>(); // until when, in epoch ms of real time
  const settling = new WeakMap<IncomingMessage, (outcome: Outcome) => void>();
  let isStopped = false;

  function mostOf(address: string): number {
    const until = distrusted.get(address);
    if (until === undefined) return figures.waitingConnections;
    if (systemClock.now() < until) return figures.waitingConnectionsOfDistrusted;
    distrusted.delete(address);
    return figures.waitingConnections;
  }

  function begin(address: string): (outcome: Outcome) => void {
    waiting.set(address, (waiting.get(address) ?? 0) + 1);
    let isSettled = false;
    return (outcome) => {
      if (isSettled) return;
      isSettled = true;
      const left = (waiting.get(address) ?? 1) - 1;
      if (left > 0) waiting.set(address, left);
      else waiting.delete(address);
      if (outcome === 'failed' && !isStopped) void noteFailed(address);
    };
  }

  async function noteFailed(address: string): Promise<void> {
    try {
      const over = await failed.take(address);
      const retryAfterMs = Number(over?.params['retryAfterMs'] ?? 0);
      if (over !== null) distrusted.set(address, systemClock.now() + retryAfterMs);
    } catch (error) {
      log.error({ error }, 'a failed connection could not be counted');
    }
  }

  return {
    mayConnect(request) {
      const address = addressOf(request.socket);
      if ((waiting.get(address) ?? 0) >= mostOf(address)) return false;
      const settle = begin(address);
      settling.set(request, settle);
      // The TCP connection itself: a peer that does not answer a WebSocket close holds it open for a while.
      request.socket.once('close', () => settle('failed'));
      return true;
    },
    settle: (request, outcome) => settling.get(request)?.(outcome),
    stop: () => void (isStopped = true),
  };
}
