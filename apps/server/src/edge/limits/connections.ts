import type { IncomingMessage } from 'node:http';
import type { SystemTime } from '../../ops/clock.ts';
import type { Logger } from '../../ops/logger.ts';
import { addressOf } from './address.ts';
import type { LimitFigures } from './figures.ts';
import type { Limiter } from './rate.ts';

/** How a line stopped being one that waits for its sign-in. */
type Outcome = 'signed-in' | 'excused' | 'failed';

export type Connections = {
  /** [LM3] Whether a request for a line may go on; it is counted as one that waits until `settle` or its end. */
  mayConnect(request: IncomingMessage): boolean;
  /** It has signed in, or it could not for a reason that is ours. */
  settle(request: IncomingMessage, outcome: Exclude<Outcome, 'failed'>): void;
  /** From here on lines that close say nothing about those who opened them. */
  stop(): void;
};

export type ConnectionsParts = {
  figures: Pick<LimitFigures, 'waitingLines' | 'waitingLinesOfDistrusted'>;
  failed: Limiter;
  systemClock: SystemTime;
  log: Pick<Logger, 'error'>;
};

/**
 * Two thousand tablets may come back at once behind one address, and whether a line is good is known only after it is
 * open. So lines that have signed in do not count; those that wait do, and an address whose lines keep failing may have
 * few that wait: its good ones still get through, one after the other.
 */
export function openConnections({ figures, failed, systemClock, log }: ConnectionsParts): Connections {
  const waiting = new Map<string, number>();
  const distrusted = new Map<string, number>(); // until when, by the system clock
  const settling = new WeakMap<IncomingMessage, (outcome: Outcome) => void>();
  let isStopped = false;

  function mostOf(address: string): number {
    const until = distrusted.get(address);
    if (until === undefined) return figures.waitingLines;
    if (systemClock.now() < until) return figures.waitingLinesOfDistrusted;
    distrusted.delete(address);
    return figures.waitingLines;
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
      log.error({ error }, 'a failed line could not be counted');
    }
  }

  return {
    mayConnect(request) {
      const address = addressOf(request.socket);
      if ((waiting.get(address) ?? 0) >= mostOf(address)) return false;
      const settle = begin(address);
      settling.set(request, settle);
      // The line itself: a peer that does not answer a close holds it open for a while.
      request.socket.once('close', () => settle('failed'));
      return true;
    },
    settle: (request, outcome) => settling.get(request)?.(outcome),
    stop: () => void (isStopped = true),
  };
}
