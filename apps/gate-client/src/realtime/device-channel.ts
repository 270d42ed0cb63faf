import { sameValue } from '@cordon/protocol/same-value.ts';
import type { Claim } from '@cordon/protocol/wire/claims.ts';
import type { DeviceStatus } from '@cordon/protocol/wire/session.ts';
import type { Timers } from '../clock/ticker.ts';
import { answerWithinMs, type Transport } from './wire.ts';

/** What a device reports about itself. Nobody waits for an answer: what is lost is reported again. */
export type DeviceChannel = {
  /** Its battery. Reported again within a minute. */
  tell(status: DeviceStatus): void;
  /** The vehicles that are worked on here. Reported again on each connection. */
  claim(claims: readonly Claim[]): void;
};

/** @param present the wire, while the picture is current */
export function createDeviceChannel(present: () => Transport | null): DeviceChannel {
  const say = (event: 'status' | 'claims', what: object) =>
    void present()
      ?.ask(event, what, answerWithinMs)
      .catch(() => undefined);
  return {
    tell: (status) => say('status', status),
    claim: (claims) => say('claims', { claims }),
  };
}

export type ClaimsReporter = {
  /** Something may have changed. Reported a moment later, once for many changes. */
  look(): void;
  /** A new connection knows nothing of it. */
  joined(): void;
};

const afterMs = 300;

/** [U284] Reports the vehicles that are worked on here when they change, and on each connection before what waits is sent. */
export function createClaimsReporter(
  own: () => Claim[],
  claim: (claims: Claim[]) => void,
  timers: Timers,
): ClaimsReporter {
  let reported: Claim[] | null = null; // null: nothing was reported on this connection, not even an empty list
  let due: unknown = null;

  function now(): void {
    timers.clearTimeout(due);
    due = null;
    const claims = own();
    if (reported !== null && sameValue(claims, reported)) return;
    reported = claims;
    claim(claims);
  }

  return {
    look() {
      due ??= timers.setTimeout(now, afterMs);
    },
    joined() {
      reported = null;
      now();
    },
  };
}
