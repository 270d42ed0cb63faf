import type { Limits } from '../limits/limits.ts';
import type { Refusal } from '../refusal.ts';
import type { IoSocket } from './io.ts';

export type Gatekeeper = {
  /** Somebody has signed in on this connection. */
  welcome(socket: IoSocket): void;
  /** The sign-in was refused: the connection is closed once the refusal was sent. */
  turnAway(socket: Pick<IoSocket, 'conn' | 'request'>, refused: Refusal): void;
};

/** [LM3] [LM4] Tells the limits how each connection began and ended. */
export function createGatekeeper({ waiting, signedIn, trafficGuard }: Limits): Gatekeeper {
  return {
    welcome({ conn, request, data: { session } }) {
      trafficGuard.signedIn(conn);
      waiting.settle(request, 'signed-in');
      conn.once(
        'close',
        signedIn.enter(session, () => conn.close()),
      );
    },
    turnAway({ conn, request }, { code }) {
      // Neither is the sender's fault: the store is away, or their challenge is out of date.
      if (code === 'unavailable' || code === 'key-proof-stale') waiting.settle(request, 'excused');
      setImmediate(() => conn.close());
    },
  };
}
